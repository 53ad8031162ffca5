using System.Buffers;
using System.Runtime.InteropServices;
using Portal.Engine.Connectors;
using Portal.Engine.Mapping;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;

namespace Portal.Engine.Sync.Running;

/// <summary>Maps pages, one after the other.</summary>
sealed class PageMapper(CompiledMapping mapping)
{
    readonly MappedRow _row = new();
    readonly Act _act = mapping.Mode == MappingMode.Patch ? Act.Patch : Act.Full;

    /// <summary>Maps a page and lets go of it.</summary>
    public MappedPage Map(Page page)
    {
        using (page)
        {
            var places = new List<(SourceRecord Record, int Start, int Length, ContentHash Hash)>(page.Records.Count);
            var bad = new List<BadRow>();
            var memory = new ArrayBufferWriter(page.Records.Count * 256);
            foreach (var record in page.Records)
            {
                var stamp = Stamp.Of(record.SourceAt, page.AskedAt);
                if (record.Key is null || record.Problem is not null) bad.Add(Bad(record, record.Problem ?? "It has no key.", stamp));
                else if (record.IsDeleted) places.Add((record, 0, 0, default));
                else if (!mapping.Map(record.Fields, _row)) bad.Add(Bad(record, string.Join("; ", _row.Reasons), stamp));
                else places.Add((record, memory.Add(_row.Body), _row.Body.Length, _row.Hash));
            }

            var rows = new Incoming[places.Count];
            for (var i = 0; i < rows.Length; i++)
            {
                var (record, start, length, hash) = places[i];
                rows[i] = new Incoming(record.Key!, record.IsDeleted ? Act.Delete : _act, memory.Memory.AsMemory(start, length), new UInt128(hash.High, hash.Low), Stamp.Of(record.SourceAt, page.AskedAt));
            }

            return new MappedPage(rows, bad, page.Records.Count, page.Next, page.Coverage, page.Acknowledge, memory.Memory);
        }
    }

    static BadRow Bad(SourceRecord record, string reason, Stamp stamp) =>
        new(record.Key, reason, JsonMarshal.GetRawUtf8Value(record.Fields).ToArray(), stamp, record.IsDeleted);

    /// <summary>One rented buffer that grows; the bodies of a page stay side by side in it.</summary>
    sealed class ArrayBufferWriter(int size)
    {
        int _used;

        public byte[] Memory { get; private set; } = ArrayPool<byte>.Shared.Rent(Math.Max(size, 1024));

        public int Add(ReadOnlySpan<byte> bytes)
        {
            if (_used + bytes.Length > Memory.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Memory.Length * 2, _used + bytes.Length));
                Memory.AsSpan(0, _used).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(Memory);
                Memory = larger;
            }

            bytes.CopyTo(Memory.AsSpan(_used));
            var start = _used;
            _used += bytes.Length;
            return start;
        }
    }
}
