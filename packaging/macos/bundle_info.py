"""What the bundle says of itself to macOS: `Info.plist`, and what it may do.

No Mac has started it yet: the values are held by a test, and by the build on a Mac once there is
one.
"""

from __future__ import annotations

IDENTIFIER = "org.ptdiary.PTDiary"
DIARY = "org.ptdiary.diary"  # the type of a diary file
ICON = "ptdiary.icns"
# of the wheels of Qt that are pinned: their tags say macosx_13_0
OLDEST = "13.0"


def info(version: str) -> dict[str, object]:
    """The values of `Info.plist` for a version, as `plistlib` writes them."""
    return {
        "CFBundleName": "PT Diary",
        "CFBundleDisplayName": "PT Diary",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "LSMinimumSystemVersion": OLDEST,
        "LSApplicationCategoryType": "public.app-category.medical",
        "NSHighResolutionCapable": True,
        # dark where the system is
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "Copyright 2026 The PT Diary authors. MIT licence.",
        # a second start of the same program comes to the front, as one diary has one window
        "LSMultipleInstancesProhibited": True,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": DIARY,
                "UTTypeDescription": "PT Diary",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeIconFile": ICON,
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["ptdiary"],
                    "public.mime-type": ["application/x-ptdiary"],
                },
            }
        ],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "PT Diary",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": ICON,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [DIARY],
            }
        ],
    }


def entitlements() -> dict[str, bool]:
    """What a signed bundle may do beside the usual. None of it is the network.

    Python calls functions of C through memory that it writes itself, and loads libraries that
    others have signed.
    """
    return {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }
