"""The template as it is being edited: a value, and those it was before."""

from __future__ import annotations

from storage.records import CertificateTemplate

_MOST = 200  # steps back


class TemplateHistory:
    """Steps back and forth; changes of one kind in a row, as by a held key, are one step."""

    def __init__(self, begun: CertificateTemplate) -> None:
        self.now = begun
        self._begun = begun
        self._before: list[CertificateTemplate] = []
        self._after: list[CertificateTemplate] = []
        self._kind = ""

    @property
    def is_changed(self) -> bool:
        """Tell whether it is no longer what it began as."""
        return self.now != self._begun

    def change(self, template: CertificateTemplate, kind: str = "") -> None:
        """Go on with another value; the same `kind` as the last one joins its step."""
        if template == self.now:
            return
        if not kind or kind != self._kind:
            self._before = [*self._before[-_MOST:], self.now]
        self.now, self._kind = template, kind
        self._after.clear()

    def back(self) -> bool:
        """Take the last change back; false if there is none."""
        return self._go(self._before, self._after)

    def forth(self) -> bool:
        """Make the change again that was taken back; false if there is none."""
        return self._go(self._after, self._before)

    def settle(self) -> None:
        """Take what is there now as unchanged: it was saved."""
        self._begun = self.now

    def _go(self, where: list[CertificateTemplate], whence: list[CertificateTemplate]) -> bool:
        if not where:
            return False
        whence.append(self.now)
        self.now, self._kind = where.pop(), ""
        return True
