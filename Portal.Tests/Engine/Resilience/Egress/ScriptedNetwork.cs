using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Portal.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Resilience.Egress;

/// <summary>A name service that says what a test wants, one answer after the other; connections go to a server of the test's own or nowhere.</summary>
sealed class ScriptedNetwork : INetwork
{
    readonly ConcurrentDictionary<string, Queue<IPAddress[]>> _answers = new();
    readonly SystemNetwork _real = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<IPEndPoint> Connected { get; } = new();

    /// <summary>Where what goes to a public address ends.</summary>
    public Uri? Internet { get; init; }

    public ScriptedNetwork With(string host, params string[] answers)
    {
        _answers[host] = new(answers.Select(answer => answer.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToArray()));
        return this;
    }

    public Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken stop)
    {
        Asked.Enqueue(host);
        if (!_answers.TryGetValue(host, out var answers)) return Task.FromResult<IReadOnlyList<IPAddress>>([]);
        lock (answers) return Task.FromResult<IReadOnlyList<IPAddress>>(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    public Task<Stream> Connect(IPEndPoint address, CancellationToken stop)
    {
        Connected.Enqueue(address);
        if (Internet is null) throw new SocketException((int)SocketError.ConnectionRefused);
        return _real.Connect(new IPEndPoint(IPAddress.Loopback, Internet.Port), stop);
    }
}
