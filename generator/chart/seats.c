// SPDX-License-Identifier: EUPL-1.2
// Seats in a grid for places on a map. Each place first takes the free seat nearest to it; then
// places move and change seats as long as that makes the whole better. Good is a seat near to where
// the place lies, and one beside a neighbour; bad is a seat that is not in the direction in which the
// place lies, seen from its neighbours above all, and two places the wrong way round.

#include "chart/areas.h"

#include <math.h>
#include <string.h>

// Of many places each looks at the seats beside its own alone, as long as there is time: every place is
// weighed against every other, and a map of a whole country has hundreds.
enum { ROUNDS_MOST = 60, TOGETHER_MOST = 60, PAIRS_MOST = 8000000 };

// What weighs how much, found by trying the municipalities of a county and the counties of Sweden.
static const double NEAR = 0.5, ASKEW = 10, TURNED = 5, BESIDE = 0.3;

typedef struct Plan {
    const Point *places; // as they lie
    double pitch;        // between neighbours, about
    const Point *wanted; // in columns and rows
    size_t count, columns, rows;
    Seat *seats, *kept;
    size_t *taken; // of each cell: who sits there, from 1
} Plan;

// A place counts half by where it lies and half by its rank, so that crowded parts get room.
static double spread_out(const double *values, size_t count, size_t index) {
    double low = INFINITY, high = -INFINITY, rank = 0;
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
        rank += values[i] < values[index] ? 1 : values[i] == values[index] && i != index ? 0.5 : 0;
    }
    if (low == high)
        return 0.5;
    return (values[index] - low) / (high - low) / 2 + rank / (double)(count - 1) / 2;
}

static const Point *wanted_seats(Arena *arena, const Point *places, const Plan *plan) {
    double *across = arena_array(arena, double, plan->count);
    double *down = arena_array(arena, double, plan->count);
    Point *wanted = arena_array(arena, Point, plan->count);
    for (size_t i = 0; i < plan->count; i++) {
        across[i] = places[i].x;
        down[i] = places[i].y;
    }
    for (size_t i = 0; i < plan->count; i++)
        wanted[i] = (Point){spread_out(across, plan->count, i) * (double)(plan->columns - 1),
                            spread_out(down, plan->count, i) * (double)(plan->rows - 1)};
    return wanted;
}

static double distance(const Plan *plan, size_t who, Seat seat) {
    double across = plan->wanted[who].x - (double)seat.column;
    double down = plan->wanted[who].y - (double)seat.row;
    return NEAR * (across * across + down * down);
}

// Two on one axis that lie one way and sit the other.
static double turned(double a, double b, size_t seat_a, size_t seat_b) {
    bool wrong = (a < b && seat_a > seat_b) || (a > b && seat_a < seat_b);
    return wrong ? TURNED * fabs(a - b) : 0;
}

static size_t apart(size_t a, size_t b) {
    return a > b ? a - b : b - a;
}

// Neighbours that sit side by side hold the land together.
static double touching(Point a, Point b, Seat seat_a, Seat seat_b) {
    bool touch = apart(seat_a.column, seat_b.column) + apart(seat_a.row, seat_b.row) == 1;
    return touch ? BESIDE / (1 + hypot(a.x - b.x, a.y - b.y)) : 0;
}

// How far the way from one seat to the other leads off the way from one place to the other, from 0 to
// 2: neighbours, whom everybody there knows, count most.
static double askew(const Plan *plan, size_t one, size_t two) {
    Point a = plan->places[one], b = plan->places[two];
    Seat seat_a = plan->seats[one], seat_b = plan->seats[two];
    double x = b.x - a.x, y = b.y - a.y, length = hypot(x, y);
    double across = (double)seat_b.column - (double)seat_a.column;
    double down = (double)seat_b.row - (double)seat_a.row;
    if (length == 0)
        return 0;
    return (1 - (x * across + y * down) / length / hypot(across, down)) / (1 + length / plan->pitch);
}

static double pair_cost(const Plan *plan, size_t one, size_t two) {
    Point a = plan->wanted[one], b = plan->wanted[two];
    Seat seat_a = plan->seats[one], seat_b = plan->seats[two];
    return turned(a.x, b.x, seat_a.column, seat_b.column) +
           turned(a.y, b.y, seat_a.row, seat_b.row) +
           ASKEW * askew(plan, one, two) - touching(a, b, seat_a, seat_b);
}

static double cost_of(const Plan *plan, size_t who) {
    double cost = distance(plan, who, plan->seats[who]);
    for (size_t i = 0; i < plan->count; i++)
        cost += i == who ? 0 : pair_cost(plan, who, i);
    return cost;
}

static size_t cell_of(const Plan *plan, Seat seat) {
    return seat.row * plan->columns + seat.column;
}

static Seat seat_of(const Plan *plan, size_t cell) {
    return (Seat){cell % plan->columns, cell / plan->columns};
}

static void sit_down(Plan *plan, size_t who) {
    size_t best = SIZE_MAX;
    for (size_t cell = 0; cell < plan->columns * plan->rows; cell++)
        if (!plan->taken[cell] &&
            (best == SIZE_MAX ||
             distance(plan, who, seat_of(plan, cell)) < distance(plan, who, seat_of(plan, best))))
            best = cell;
    plan->seats[who] = seat_of(plan, best);
    plan->taken[best] = who + 1;
}

static void swap(Plan *plan, size_t who, size_t cell) {
    size_t old = cell_of(plan, plan->seats[who]), other = plan->taken[cell];
    plan->seats[who] = seat_of(plan, cell);
    if (other)
        plan->seats[other - 1] = seat_of(plan, old);
    plan->taken[cell] = who + 1;
    plan->taken[old] = other;
}

// What `who` and, if somebody sits in `cell`, that one cost together.
static double joint_cost(const Plan *plan, size_t who, size_t other) {
    double cost = cost_of(plan, who);
    if (other)
        cost += cost_of(plan, other - 1) - pair_cost(plan, who, other - 1);
    return cost;
}

static bool is_beside(const Plan *plan, Seat seat, size_t cell) {
    Seat other = seat_of(plan, cell);
    return apart(seat.column, other.column) <= 1 && apart(seat.row, other.row) <= 1;
}

static bool improve(Plan *plan, size_t who) {
    size_t cells = plan->columns * plan->rows;
    bool better = false, all = plan->count <= TOGETHER_MOST;
    Seat first = plan->seats[who];
    for (size_t cell = 0; cell < cells; cell++) {
        size_t old = cell_of(plan, plan->seats[who]), other = plan->taken[cell];
        if (cell == old || !(all || is_beside(plan, first, cell)))
            continue;
        double before = joint_cost(plan, who, other);
        swap(plan, who, cell);
        if (joint_cost(plan, who, other) < before - 1e-9)
            better = true;
        else
            swap(plan, who, old);
    }
    return better;
}

static double whole_cost(const Plan *plan) {
    double cost = 0;
    for (size_t i = 0; i < plan->count; i++) {
        cost += distance(plan, i, plan->seats[i]);
        for (size_t j = 0; j < i; j++)
            cost += pair_cost(plan, i, j);
    }
    return cost;
}

// One seat on, and whoever sits there one seat on as well, up to the first free one. False: there is none.
static bool push(Plan *plan, size_t who, int across, int down) {
    size_t column = plan->seats[who].column + (size_t)across;
    size_t row = plan->seats[who].row + (size_t)down;
    if (column >= plan->columns || row >= plan->rows)
        return false;
    size_t cell = row * plan->columns + column;
    if (plan->taken[cell] && !push(plan, plan->taken[cell] - 1, across, down))
        return false;
    swap(plan, who, cell);
    return true;
}

static void restore(Plan *plan) {
    memset(plan->taken, 0, plan->columns * plan->rows * sizeof(size_t));
    memcpy(plan->seats, plan->kept, plan->count * sizeof(Seat));
    for (size_t i = 0; i < plan->count; i++)
        plan->taken[cell_of(plan, plan->seats[i])] = i + 1;
}

// A row or column of neighbours moves on together, where none of them could alone.
static bool improve_together(Plan *plan, size_t who) {
    static const int ways[4][2] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    bool better = false;
    for (size_t way = 0; way < 4; way++) {
        double before = whole_cost(plan);
        memcpy(plan->kept, plan->seats, plan->count * sizeof(Seat));
        if (!push(plan, who, ways[way][0], ways[way][1]))
            continue;
        if (whole_cost(plan) < before - 1e-9)
            better = true;
        else
            restore(plan);
    }
    return better;
}

// Empty rows and columns are left out.
static void close_up(Plan *plan, bool rows) {
    size_t count = rows ? plan->rows : plan->columns;
    for (size_t line = count; line-- > 0;) {
        bool used = false;
        for (size_t i = 0; i < plan->count; i++)
            used |= (rows ? plan->seats[i].row : plan->seats[i].column) == line;
        for (size_t i = 0; !used && i < plan->count; i++) {
            size_t *at = rows ? &plan->seats[i].row : &plan->seats[i].column;
            *at -= *at > line;
        }
    }
}

static double pitch_of(const Point *places, size_t count) {
    Point least = {INFINITY, INFINITY}, most = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < count; i++) {
        least = (Point){fmin(least.x, places[i].x), fmin(least.y, places[i].y)};
        most = (Point){fmax(most.x, places[i].x), fmax(most.y, places[i].y)};
    }
    return hypot(most.x - least.x, most.y - least.y) / sqrt((double)count);
}

static size_t rounds_for(size_t count) {
    enum { SEATS_BESIDE = 8, COSTS = 4 };
    size_t rounds = count <= TOGETHER_MOST ? ROUNDS_MOST : PAIRS_MOST / (count * count * SEATS_BESIDE * COSTS);
    return rounds < ROUNDS_MOST ? rounds : ROUNDS_MOST;
}

void area_seats(Arena *arena, const Point *places, size_t count, size_t columns, size_t rows,
                Seat *seats) {
    Plan plan = {.places = places,
                 .pitch = pitch_of(places, count),
                 .count = count,
                 .columns = columns,
                 .rows = rows,
                 .seats = seats};
    plan.taken = arena_array(arena, size_t, columns * rows + 1);
    plan.kept = arena_array(arena, Seat, count + 1);
    plan.wanted = wanted_seats(arena, places, &plan);
    for (size_t i = 0; i < count; i++)
        sit_down(&plan, i);
    bool moving = true;
    for (size_t round = 0; moving && round < rounds_for(count); round++) {
        moving = false;
        for (size_t i = 0; i < count; i++)
            moving |= improve(&plan, i);
        for (size_t i = 0; !moving && i < count && count <= TOGETHER_MOST; i++)
            moving |= improve_together(&plan, i);
    }
    close_up(&plan, true);
    close_up(&plan, false);
}
