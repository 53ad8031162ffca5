using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>A real server on loopback that messages are sent to. It answers what a test wants, and 204 otherwise.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly Arrivals<Received> _all = new();
    readonly HashSet<string> _connections = [];
    int _count;

    Receiver(WebApplication app) => _app = app;

    public Func<Received, HttpContext, Task> Answer { get; set; } = static (_, http) => Status(http, 204);

    public Uri Address { get; private set; } = null!;

    public string Url => $"{Address}hooks/portal";

    public IReadOnlyList<Received> All => _all.All;

    /// <summary>The numbers that the test gave to what came, in the order it came.</summary>
    public int[] Order => [.. All.Select(one => one.N)];

    public int Connections
    {
        get
        {
            lock (_connections) return _connections.Count;
        }
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            (kestrel.Limits.MinRequestBodyDataRate, kestrel.Limits.MinResponseDataRate) = (null, null);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.Take);
        await receiver._app.StartAsync(Stop);
        receiver.Address = new(receiver._app.Urls.First());
        return receiver;
    }

    /// <summary>Waits for the so-manieth message, counted from one.</summary>
    public Task<Received> Message(int ordinal) => _all.First(one => one.Ordinal == ordinal).WaitAsync(Stop);

    /// <summary>Waits for a message by the number that the test gave it.</summary>
    public Task<Received> Numbered(int n) => _all.First(one => one.N == n).WaitAsync(Stop);

    public static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers;
        lock (_connections) _connections.Add(http.Connection.Id);
        var received = new Received(
            Interlocked.Increment(ref _count), http.Request.Path, $"{headers["webhook-id"]}", $"{headers["webhook-timestamp"]}", $"{headers["webhook-signature"]}", body,
            headers.ToDictionary(header => header.Key, header => $"{header.Value}", StringComparer.OrdinalIgnoreCase));
        _all.Add(received);
        await Answer(received, http);
    }
}
