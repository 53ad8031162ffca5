namespace Portal.Engine.Credentials;

/// <summary>Where a path leads when all links on its way are followed.</summary>
static class RealPath
{
    const int MostLinks = 40;

    /// <exception cref="IOException">Its links lead round in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Of(path, ref links);
    }

    public static bool IsIn(string path, string folder) =>
        path.Equals(folder, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    /// <summary>Part by part: two dots behind a link go up from where it leads, and not from where it stands.</summary>
    static string Of(string path, ref int links)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        foreach (var part in path[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.GetFullPath(Path.Combine(real, part));
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) throw new IOException("Its links lead round in a circle.");
            real = Of(Path.Combine(real, target), ref links);
        }

        return real;
    }
}
