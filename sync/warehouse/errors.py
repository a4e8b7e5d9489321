"""Why the warehouse did not do what was asked; what is in the ledger is never touched."""

from __future__ import annotations

from typing import ClassVar

from resources.wording import _ as said
from resources.wording import in_vietnamese as _
from storage.errors import KnownError


class WarehouseError(KnownError):
    """The warehouse is not as the command needs it."""

    CODE = "KHO-00"
    SAYS: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        super().__init__(said(self.SAYS).format(**facts))


class UnreachableError(WarehouseError):
    """The server does not answer, or does not any more."""

    CODE = "KHO-01"
    SAYS = _(
        "Không nối được với máy chủ của kho, hoặc bị ngắt giữa chừng ({reason}). Gói đang nạp dở "
        "được bỏ, các gói trước vẫn đủ; hãy xem lại máy chủ rồi chạy lại đúng lệnh này."
    )


class PasswordSaidError(WarehouseError):
    """A password on the command line is seen by everybody on the machine."""

    CODE = "KHO-02"
    SAYS = _(
        "Không ghi mật khẩu vào dòng lệnh: người khác trên máy đọc được. Chưa nối với kho; hãy để "
        "mật khẩu trong tệp mà biến PGPASSFILE chỉ tới, hoặc dùng service=TÊN."
    )


class NotReadyError(WarehouseError):
    """The warehouse has no tables yet, or those of an older program."""

    CODE = "KHO-03"
    SAYS = _(
        "Kho chưa có bảng, hoặc các bảng của phiên bản cũ hơn. Chưa nạp gì và không mất gì; hãy "
        "chạy lệnh “warehouse init” trước."
    )


class NewerWarehouseError(WarehouseError):
    """The tables were made by a later version of the program."""

    CODE = "KHO-04"
    SAYS = _(
        "Kho do phiên bản mới hơn của phần mềm lập. Không đổi gì trong kho; hãy cập nhật phần mềm "
        "trên máy này rồi chạy lại."
    )


class WarehouseBusyError(WarehouseError):
    """Somebody else writes to the warehouse now."""

    CODE = "KHO-05"
    SAYS = _(
        "Một máy khác đang ghi vào kho. Không mất gì; hãy chờ máy ấy xong rồi chạy lại lệnh này."
    )


class NotAllowedError(WarehouseError):
    """The role that was used may not do this."""

    CODE = "KHO-06"
    SAYS = _(
        "Tài khoản này không được làm việc ấy trong kho. Không có gì thay đổi; hãy dùng tài khoản "
        "thuộc binhyen_loader, hoặc hỏi người quản trị máy chủ."
    )


class NotSuperiorError(WarehouseError):
    """Only a superior's books hold months of other units."""

    CODE = "KHO-07"
    SAYS = _(
        "Chỉ sổ của cấp trên mới có tháng của các đơn vị để nạp vào kho. Không có gì thay đổi; hãy "
        "chọn sổ của cấp trên bằng --books."
    )
