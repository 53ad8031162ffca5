using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Portal.Tests.Running;

/// <summary>A process that a test started: what it printed, and ways to end it. None outlives the test that forgot it.</summary>
public sealed class ChildProgram : IAsyncDisposable
{
    const int Sigterm = 15;

    readonly Process _process;
    readonly Arrivals<Printed> _printed = new();
    readonly Task _ended;

    public ChildProgram(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        start.UseShellExecute = false;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        _ended = End(Pump(_process.StandardOutput, isError: false), Pump(_process.StandardError, isError: true));
    }

    /// <summary>A helper process of a test: an <see cref="IChildProcess"/> in this same program.</summary>
    public static ChildProgram OfTests(string name, params IEnumerable<string> args) =>
        new(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.Tests.dll"), "child", name, .. args]));

    public int Id => _process.Id;

    public TextWriter Input => _process.StandardInput;

    /// <summary>Everything it printed so far, to both of its outputs, line by line.</summary>
    public string Output => string.Join('\n', _printed.All.Select(line => line.Text));

    /// <summary>What a program would read that it is piped into.</summary>
    public IEnumerable<string> StandardOutput => _printed.All.Where(line => !line.IsError).Select(line => line.Text);

    /// <summary>What a person sees who started it and keeps its standard output apart.</summary>
    public IEnumerable<string> StandardError => _printed.All.Where(line => line.IsError).Select(line => line.Text);

    /// <summary>The files it has mapped, among them every assembly it has loaded.</summary>
    public string LoadedFiles => File.ReadAllText($"/proc/{Id}/maps");

    public bool HasEnded => _ended.IsCompleted;

    /// <summary>Waits for a line; fails, with all that was printed, when the process ends without it.</summary>
    public async Task<Match> Line(string pattern, CancellationToken stop = default)
    {
        var regex = new Regex(pattern);
        var found = _printed.First(line => regex.IsMatch(line.Text));
        await Task.WhenAny(found, _ended).WaitAsync(stop);
        if (!found.IsCompleted) throw new InvalidOperationException($"The process ended with {_process.ExitCode} before it printed {pattern}:\n{Output}");
        return regex.Match((await found).Text);
    }

    /// <summary>Waits until it has ended and all it printed is here.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Ended(CancellationToken stop = default)
    {
        await _ended.WaitAsync(stop);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end (SIGTERM).</summary>
    public void Terminate()
    {
        if (!_process.HasExited) _ = SendSignal(_process.Id, Sigterm);
    }

    /// <summary>Ends it at once (SIGKILL), as a power cut would.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) Kill();
        await _ended;
        _process.Dispose();
    }

    async Task End(params Task[] outputs)
    {
        await Task.WhenAll(outputs);
        await _process.WaitForExitAsync();
    }

    async Task Pump(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync() is { } line) _printed.Add(new(line, isError));
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SendSignal(int process, int signal);

    sealed record Printed(string Text, bool IsError);
}
