using System.Collections.Concurrent;
using Portal.Engine;
using Portal.Engine.Agents.Keys;

namespace Portal.Web.Platform.Agents;

/// <summary>
/// How many questions of a kind that takes long an agent has open at once. A request that stays open is one request however long it
/// stays, so the limit of requests alone would let them pile up.
/// </summary>
sealed class AgentTurns
{
    readonly ConcurrentDictionary<(long Agent, string Kind), int> _open = [];

    /// <returns>A turn that ends when it is disposed, or <see cref="TooManyAtOnce"/>.</returns>
    public Outcome<IDisposable> Take(AgentPass pass, LongQuestion kind)
    {
        var key = (pass.AgentId, kind.Name);
        if (_open.AddOrUpdate(key, 1, (_, open) => open + 1) <= kind.Most) return new Turn(() => End(key));
        End(key);
        return new TooManyAtOnce(kind.Most);
    }

    void End((long, string) key) => _open.AddOrUpdate(key, 0, (_, open) => open - 1);

    sealed class Turn(Action end) : IDisposable
    {
        int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0) end();
        }
    }
}
