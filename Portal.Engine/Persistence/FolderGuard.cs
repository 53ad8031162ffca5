namespace Portal.Engine.Persistence;

/// <summary>
/// One process per data folder. The lock is the operating system's, so it goes when the process goes, however it went.
/// </summary>
public sealed class FolderGuard : IDisposable
{
    readonly FileStream _file;

    FolderGuard(FileStream file) => _file = file;

    public static FolderGuard Take(DataFolder folder, TimeProvider clock)
    {
        folder.Ensure();
        FileStream? file = null;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(folder.Holder, $"process {Environment.ProcessId} on {Environment.MachineName} since {clock.GetUtcNow():u}");
            return new FolderGuard(file);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartProblem($"The data folder {folder.Path} cannot be written to. Give it to the user that runs the portal ({Environment.UserName}), or set Portal:DataFolder to another place.", e);
        }
        catch (IOException e) when (file is null && File.Exists(folder.Lock) && !IsReadOnlyOrFull(e))
        {
            throw new FolderInUse($"The data folder {folder.Path} is in use by another portal ({Holder(folder)}). Stop that one first, or give this one a folder of its own with Portal:DataFolder.", e);
        }
        catch (IOException e)
        {
            file?.Dispose();
            throw new StartProblem($"The data folder {folder.Path} cannot be written to: {e.Message} Check that its disk is not full and not mounted read-only, or set Portal:DataFolder to another place.", e);
        }
    }

    public void Dispose() => _file.Dispose();

    static bool IsReadOnlyOrFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 30; // ENOSPC, EROFS

    /// <summary>The name stands in a file of its own, because .NET lets nobody read a file that is locked.</summary>
    static string Holder(DataFolder folder)
    {
        try
        {
            return File.ReadAllText(folder.Holder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "which holds portal.lock";
        }
    }
}
