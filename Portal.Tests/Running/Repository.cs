namespace Portal.Tests.Running;

/// <summary>Where the sources are that this program was built from.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>What a run leaves behind for a person to look at: pictures, traces, logs.</summary>
    public static string Artifacts(params ReadOnlySpan<string> path) => System.IO.Path.Combine([Root, "artifacts", .. path]);

    public static string Path(params ReadOnlySpan<string> path) => System.IO.Path.Combine([Root, .. path]);

    static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Portal.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"No Portal.sln above {AppContext.BaseDirectory}.");
        return folder;
    }
}
