# SPDX-License-Identifier: EUPL-1.2
printf "PK\003\004" > pages/utkast.docx
