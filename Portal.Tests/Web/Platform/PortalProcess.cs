using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Portal.Tests.Web.Platform;

/// <summary>The built Portal.Web.dll as a process of its own. What it prints is waited for line by line.</summary>
sealed class PortalProcess : IAsyncDisposable
{
    const int SigTerm = 15;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-process-");
    readonly ConcurrentQueue<string> _lines = new();
    readonly SemaphoreSlim _more = new(0);
    readonly Process _process;

    PortalProcess(string[] settings, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        var here = AppContext.BaseDirectory;
        // With the tests' own list of assemblies, so that a test can put a middleware in front of the real program.
        string[] arguments =
        [
            "exec", "--depsfile", Path.Combine(here, "Portal.Tests.deps.json"), "--runtimeconfig", Path.Combine(here, "Portal.Web.runtimeconfig.json"),
            Path.Combine(here, "Portal.Web.dll"), "--Portal:Listen=http://127.0.0.1:0", $"--Portal:DataFolder={_folder.FullName}",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", .. settings,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = default!;

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The files the process has mapped, among them every assembly it has loaded.</summary>
    public string LoadedFiles => File.ReadAllText($"/proc/{_process.Id}/maps");

    public static async Task<PortalProcess> Start(string[]? settings = null, params (string Name, string Value)[] environment)
    {
        var portal = new PortalProcess(settings ?? [], environment);
        const string listening = "Now listening on: ";
        var line = await portal.Line(listening);
        portal.Address = new Uri(line[(line.IndexOf(listening, StringComparison.Ordinal) + listening.Length)..].Split('"', ' ')[0]);
        return portal;
    }

    public async Task<string> Line(string part)
    {
        while (true)
        {
            if (_lines.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal)) is { } found) return found;
            Assert.False(_process.HasExited && _more.CurrentCount == 0, $"The portal ended without \"{part}\":\n{string.Join('\n', _lines)}");
            await _more.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Terminate() => Assert.Equal(0, Kill(_process.Id, SigTerm));

    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    void Take(string? line)
    {
        if (line is not null) _lines.Enqueue(line);
        _more.Release();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int process, int signal);
}
