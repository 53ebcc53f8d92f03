using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Storage;

/// <summary>
/// Reads the owner of an open file. .NET has no API for that. Unlike that of stat, the layout of statx is the same on all processors.
/// </summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class FileOwner
{
    private const int AtEmptyPath = 0x1000, StatxSize = 256, OwnerOffset = 20;
    private const uint StatxOwner = 0x8;

    /// <summary>True if the file belongs to another user. False if the system does not say: some sandboxes forbid the call.</summary>
    public static bool IsOther(SafeFileHandle file)
    {
        byte* status = stackalloc byte[StatxSize];
        byte emptyPath = 0;
        return Statx(file, &emptyPath, AtEmptyPath, StatxOwner, status) == 0 && *(uint*)(status + OwnerOffset) != EffectiveUser();
    }

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int Statx(SafeFileHandle file, byte* path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
