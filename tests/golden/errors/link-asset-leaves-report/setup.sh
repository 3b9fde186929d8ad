# SPDX-License-Identifier: EUPL-1.2
ln -s /etc/hostname assets/host.txt
