using System.Diagnostics;
using Portal.Engine.Persistence;

namespace Portal.Tests.Running;

/// <summary>The built portal as a process of its own: what it prints, how it ends, and ways to end it.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    readonly TestStorage? _ownStorage;

    PortalProcess(ChildProgram program, TestStorage? ownStorage) => (Program, _ownStorage) = (program, ownStorage);

    public ChildProgram Program { get; }

    /// <summary>Starts it with these arguments, whatever comes of it.</summary>
    public static PortalProcess Launch(params IEnumerable<string> args) => new(new ChildProgram(Command(args)), null);

    /// <summary>Starts it on a port and a storage of its own. <see cref="Ready"/> says when and where it serves.</summary>
    public static async Task<PortalProcess> Serve(DatabaseKind kind = DatabaseKind.Sqlite, params IEnumerable<string> settings)
    {
        var storage = await TestStorage.New(kind);
        return new PortalProcess(new ChildProgram(Command([AnyPort, .. storage.Settings, .. settings])), storage);
    }

    /// <summary>Starts it on a port of its own and a storage that outlives it.</summary>
    public static PortalProcess ServeOn(TestStorage storage, params IEnumerable<string> settings) => Launch([AnyPort, .. storage.Settings, .. settings]);

    const string AnyPort = "--Portal:Listen=http://127.0.0.1:0";

    /// <summary>Waits until it serves.</summary>
    /// <returns>Where.</returns>
    public async Task<Uri> Ready(CancellationToken stop = default) =>
        new((await Program.Line(@"Portal is ready at (http[^\s""]+)", stop)).Groups[1].Value);

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        if (_ownStorage is not null) await _ownStorage.DisposeAsync();
    }

    static ProcessStartInfo Command(IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"), .. args]);
        // What this run was started with is not the portal's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("Portal__", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        return start;
    }
}
