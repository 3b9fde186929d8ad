# SPDX-License-Identifier: EUPL-1.2
mkdir ../home; echo precious > ../home/thesis.txt
