# SPDX-License-Identifier: EUPL-1.2
mkdir ../inside; cp ../site/.jamlik-site ../inside; cp -r . ../inside/report
