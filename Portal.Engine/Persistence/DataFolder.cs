namespace Portal.Engine.Persistence;

/// <summary>The folder that holds what this instance keeps on disk.</summary>
public sealed record DataFolder(string Path)
{
    public string Database => System.IO.Path.Combine(Path, "portal.db");

    public string Lock => System.IO.Path.Combine(Path, "portal.lock");

    /// <summary>Who holds the lock, in words.</summary>
    public string Holder => System.IO.Path.Combine(Path, "portal.lock.txt");

    public string MasterKey => System.IO.Path.Combine(Path, "master.key");

    /// <summary>Makes the folder, for its owner only, if it is not there.</summary>
    public void Ensure()
    {
        try
        {
            if (Directory.Exists(Path)) return;
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
            else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblem($"The data folder {Path} cannot be made: {e.Message} Make it yourself and give it to the user that runs the portal, or set Portal:DataFolder to another place.", e);
        }
    }
}
