using System.Buffers;
using Portal.Engine.Connectors;
using Portal.Engine.Store.Commits;

namespace Portal.Engine.Sync.Running;

/// <summary>A page after the mapping, ready to be committed. Its bodies lie in one rented buffer.</summary>
sealed record MappedPage(Incoming[] Rows, IReadOnlyList<BadRow> Bad, int Read, Cursor Next, Coverage Coverage, bool IsUnchanged, TimeSpan Lag, Func<ValueTask>? Acknowledge, byte[] Memory) : IDisposable
{
    public void Dispose() => ArrayPool<byte>.Shared.Return(Memory);
}
