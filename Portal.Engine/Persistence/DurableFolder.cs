using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Engine.Persistence;

/// <summary>
/// A file's new name outlives a power cut only once its folder is written to disk too, and .NET opens no folders.
/// Windows keeps names in its journal and needs none of this.
/// </summary>
static class DurableFolder
{
    const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(Encoding.UTF8.GetBytes($"{folder}\0"), ReadOnly);
        if (handle < 0) throw Failed(folder);
        try
        {
            if (Sync(handle) != 0) throw Failed(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    static IOException Failed(string folder) =>
        new($"The folder {folder} could not be written to disk.", new Win32Exception(Marshal.GetLastPInvokeError()));

#pragma warning disable SYSLIB1054 // a generated marshaller needs unsafe code to be allowed, for three calls of plain types
    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int handle);
#pragma warning restore SYSLIB1054
}
