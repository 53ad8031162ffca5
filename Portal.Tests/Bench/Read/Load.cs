using System.Diagnostics;
using System.Net.Http.Headers;

namespace Portal.Tests.Bench.Read;

/// <summary>Clients that ask one server, each its next question as soon as the last is answered.</summary>
sealed class Load : IDisposable
{
    readonly HttpClient _http;
    readonly int _clients;

    public Load(Uri server, string? key, int clients)
    {
        _clients = clients;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = clients }) { BaseAddress = server };
        if (key is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Sees that what is measured is what was asked for.</summary>
    /// <param name="question">The address.</param>
    /// <param name="sign">What stands in it for each record.</param>
    /// <param name="times">How many records there are to be.</param>
    /// <param name="stop">Gives up.</param>
    public async Task Check(Func<Random, string> question, string sign, int times, CancellationToken stop)
    {
        var text = await _http.GetStringAsync(new Uri(question(new Random(1)), UriKind.Relative), stop);
        if (text.Split(sign).Length - 1 != times) throw new InvalidOperationException($"Expected {times} of {sign}, but the answer is: {text[..Math.Min(500, text.Length)]}");
    }

    public async Task<Loaded> Run(Func<Random, string> question, TimeSpan time, int seed, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, _clients).Select(client => Task.Run(() => Ask(question, watch, time, new Random((seed * 1000) + client), stop), stop)));
        var seconds = watch.Elapsed.TotalSeconds;
        double[] took = [.. all.SelectMany(one => one).Order()];
        return new Loaded(took.Length / seconds, took[(int)(took.Length * 0.99)]);
    }

    public void Dispose() => _http.Dispose();

    async Task<List<double>> Ask(Func<Random, string> question, Stopwatch watch, TimeSpan time, Random dice, CancellationToken stop)
    {
        var took = new List<double>();
        var buffer = new byte[64 * 1024];
        while (watch.Elapsed < time)
        {
            var began = watch.Elapsed;
            using var answer = await _http.GetAsync(new Uri(question(dice), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync(stop);
            while (await body.ReadAsync(buffer, stop) > 0)
            {
            }

            took.Add((watch.Elapsed - began).TotalMilliseconds);
        }

        return took;
    }
}
