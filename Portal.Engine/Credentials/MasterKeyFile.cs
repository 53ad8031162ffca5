using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.Credentials;

/// <summary>A master key in a file: one line of base64, readable by its owner alone.</summary>
static class MasterKeyFile
{
    /// <summary>Nobody's key is longer than this, so whatever is was mistaken for one.</summary>
    const int MostBytes = 1024;

    /// <returns>The key, or nothing if there is no such file.</returns>
    public static MasterKey? Read(string path)
    {
        if (Directory.Exists(path)) throw new StartProblem($"The master key file {path} is a folder: mounting a file that is not there makes one. Remove it and bring the file back.");
        try
        {
            if (new FileInfo(path).Length <= MostBytes && MasterKey.Parse(new Secret(File.ReadAllText(path))) is { } key) return key;
            throw new StartProblem($"The file {path} does not hold a master key: that is {MasterKey.Bytes} bytes in base64, on one line. Bring back the right file from where it was kept.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblem($"The master key file {path} cannot be read: {e.Message} Let the user that runs the portal ({Environment.UserName}) read it.", e);
        }
    }

    /// <summary>Makes a new key. Under its name there is a whole file or none, whenever the power goes; the caller keeps others out.</summary>
    public static MasterKey Make(string path)
    {
        var text = MasterKey.Make();
        var draft = $"{path}.new";
        try
        {
            File.Delete(draft);
            var open = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(draft, open))
            {
                using var writer = new StreamWriter(file);
                writer.Write(text.Reveal());
                writer.Write('\n');
                writer.Flush();
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblem($"The master key file {path} cannot be made: {e.Message} Make its folder writable for the user that runs the portal ({Environment.UserName}), or set {MasterKeyOptions.KeySetting}.", e);
        }

        return MasterKey.Parse(text)!;
    }

    /// <summary>Whether everybody on this machine can read or even change it.</summary>
    public static bool IsOpenToAll(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0;
}
