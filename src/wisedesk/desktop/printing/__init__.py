# SPDX-License-Identifier: Apache-2.0
"""Lists on paper: laid out sheet by sheet, painted on a printer, a PDF or a preview."""
