using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Portal.Engine.Persistence;

namespace Portal.Tests.Running;

/// <summary>The built portal as a process of its own: what it prints, how it ends, and ways to end it.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    public const string AnyPort = "--Portal:Listen=http://127.0.0.1:0";

    const string GuestVariable = "PORTAL_TESTS_GUEST";

    readonly TestStorage? _ownStorage;

    PortalProcess(ChildProgram program, TestStorage? ownStorage) => (Program, _ownStorage) = (program, ownStorage);

    public ChildProgram Program { get; }

    /// <summary>Inside the process: which guest this program was asked to put in.</summary>
    public static string? Guest => Environment.GetEnvironmentVariable(GuestVariable);

    /// <summary>Starts it with these arguments, whatever comes of it.</summary>
    public static PortalProcess Launch(params IEnumerable<string> args) => new(new ChildProgram(Command(args)), null);

    /// <summary>Starts it on a port and a storage of its own. <see cref="Ready"/> says when and where it serves.</summary>
    public static async Task<PortalProcess> Serve(DatabaseKind kind = DatabaseKind.Sqlite, params IEnumerable<string> settings)
    {
        var storage = await TestStorage.New(kind);
        return new PortalProcess(new ChildProgram(Command([AnyPort, .. storage.Settings, .. settings])), storage);
    }

    /// <summary>The same, with a class of this program in it: a hosting startup, which acts where <see cref="Guest"/> names it.</summary>
    public static async Task<PortalProcess> ServeWith<TGuest>(DatabaseKind kind = DatabaseKind.Sqlite, params IEnumerable<string> settings)
        where TGuest : IHostingStartup
    {
        var storage = await TestStorage.New(kind);
        var tests = typeof(PortalProcess).Assembly.GetName().Name!;
        string[] withTheirAssemblies = ["exec", "--depsfile", Beside($"{tests}.deps.json"), "--runtimeconfig", Beside("Portal.Web.runtimeconfig.json")];
        var start = Command([AnyPort, .. storage.Settings, .. settings], withTheirAssemblies);
        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = tests;
        start.Environment[GuestVariable] = typeof(TGuest).Name;
        return new PortalProcess(new ChildProgram(start), storage);
    }

    /// <summary>Starts it on a port of its own and a storage that outlives it.</summary>
    public static PortalProcess ServeOn(TestStorage storage, params IEnumerable<string> settings) => Launch([AnyPort, .. storage.Settings, .. settings]);

    /// <summary>Waits until it serves.</summary>
    /// <returns>Where.</returns>
    public async Task<Uri> Ready(CancellationToken stop = default) =>
        new((await Program.Line(@"Portal is ready at (http[^\s""]+)", stop)).Groups[1].Value);

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        if (_ownStorage is not null) await _ownStorage.DisposeAsync();
    }

    static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    static ProcessStartInfo Command(IEnumerable<string> args, params IEnumerable<string> host)
    {
        var start = new ProcessStartInfo("dotnet", [.. host, Beside("Portal.Web.dll"), .. args]);
        // What this run was started with is not the portal's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("Portal__", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        return start;
    }
}
