using System.Diagnostics;
using System.Globalization;
using System.Net;
using Portal.Tests.Running;

namespace Portal.Tests.Bench;

/// <summary>A program as it was published, and the page that says it is ready.</summary>
sealed record PublishedProgram(string Assembly, IReadOnlyList<string> Settings, string Page)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2), Idle = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(60);

    /// <summary>Starts it, measures, and ends it.</summary>
    public async Task<StartMeasure> Start(CancellationToken stop)
    {
        using var http = Client();
        var page = Address();
        var clock = Stopwatch.StartNew();
        await using var process = Launch(page);
        while (await Ask(http, page, stop) != HttpStatusCode.OK)
        {
            if (process.HasEnded || clock.Elapsed > Patience) throw new InvalidOperationException($"{Assembly} does not serve {page}:\n{process.Output}");
            await Task.Delay(Pause, TimeProvider.System, stop);
        }

        var started = clock.Elapsed.TotalMilliseconds;
        await Task.Delay(Idle, TimeProvider.System, stop);
        var resident = ResidentMegabytes(process.Id);
        process.Terminate();
        await process.Ended(stop);
        return new StartMeasure(started, resident);
    }

    /// <summary>Whether its first answer for the page, once it listens, is 200.</summary>
    public async Task<bool> Serves(CancellationToken stop)
    {
        using var http = Client();
        var page = Address();
        await using var process = Launch(page);
        HttpStatusCode? answer;
        while ((answer = await Ask(http, page, stop)) is null)
        {
            if (process.HasEnded) throw new InvalidOperationException($"{Assembly} ended:\n{process.Output}");
            await Task.Delay(Pause, TimeProvider.System, stop);
        }

        process.Terminate();
        await process.Ended(stop);
        return answer == HttpStatusCode.OK;
    }

    /// <summary>Starts it with these settings, as it is installed.</summary>
    public ChildProgram Run(IEnumerable<string> settings) => new(new ProcessStartInfo("dotnet", [Assembly, .. settings]) { WorkingDirectory = Path.GetDirectoryName(Assembly) });

    Uri Address() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}{Page}"));

    ChildProgram Launch(Uri page) => Run([$"--urls=http://{page.Authority}", .. Settings]);

    /// <summary>A redirect is an answer, but not a page.</summary>
    static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    static async Task<HttpStatusCode?> Ask(HttpClient http, Uri page, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(page, stop);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
