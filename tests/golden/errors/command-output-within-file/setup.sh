# SPDX-License-Identifier: EUPL-1.2
echo precious > ../thesis.txt
