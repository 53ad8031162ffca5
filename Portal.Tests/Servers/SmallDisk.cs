using System.Diagnostics;
using Portal.Tests.Running;

namespace Portal.Tests.Servers;

/// <summary>A real disk of a few megabytes, in memory, for what happens when one is full or read-only. Mounting takes root, as CI has it.</summary>
public sealed class SmallDisk : IDisposable
{
    const int Block = 4096;

    readonly TempFolder _folder = new();

    public SmallDisk(int megabytes = 2) => Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.Path);

    string Filler => At("filler");

    public string At(string name) => _folder.At(name);

    /// <summary>Takes all the space there is, but for so many blocks of 4 KB.</summary>
    public void Fill(int leave = 0)
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) file.Write(new byte[Block]);
        }
        catch (IOException)
        {
            file.SetLength((file.Length / Block - leave) * Block);
        }
    }

    public void Free() => File.Delete(Filler);

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder.Path);

    public void Dispose()
    {
        Run("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {told}");
    }
}
