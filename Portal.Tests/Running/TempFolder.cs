namespace Portal.Tests.Running;

/// <summary>A new folder that goes when the test is over.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("portal-test-").FullName;

    public string At(params ReadOnlySpan<string> path) => System.IO.Path.Combine([Path, .. path]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
