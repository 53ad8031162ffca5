using System.IO.Enumeration;
using Portal.Tests.Running;

namespace Portal.Tests.Docker;

/// <summary>The files that `docker build .` would send: all that .dockerignore does not keep out.</summary>
sealed class DockerContext
{
    readonly string[] _ignored = [.. File.ReadAllLines(Repository.Path(".dockerignore")).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>Copies a file, or what is in a folder, as COPY does.</summary>
    public void Copy(string source, string target)
    {
        var from = Path.GetFullPath(Repository.Path(source));
        if (File.Exists(from)) CopyFile(from, target.EndsWith('/') ? Path.Combine(target, Path.GetFileName(from)) : target);
        else if (Directory.Exists(from)) CopyFolder(from, target);
        else throw new FileNotFoundException($"COPY {source}: there is no such file.");
    }

    public bool Ignores(string path) => _ignored.Any(pattern => pattern.StartsWith("**/", StringComparison.Ordinal)
        ? path.Split('/').Any(part => FileSystemName.MatchesSimpleExpression(pattern.AsSpan(3), part, ignoreCase: false))
        : path == pattern || path.StartsWith(pattern + "/", StringComparison.Ordinal));

    void CopyFolder(string from, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(from)) CopyFile(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from).Where(folder => !Ignores(Path.GetRelativePath(Repository.Root, folder))))
            CopyFolder(folder, Path.Combine(target, Path.GetFileName(folder)));
    }

    void CopyFile(string from, string target)
    {
        if (Ignores(Path.GetRelativePath(Repository.Root, from))) return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(from, target, overwrite: true);
    }
}
