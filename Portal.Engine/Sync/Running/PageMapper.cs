using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Portal.Engine.Connectors;
using Portal.Engine.Mapping;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Sync.Running;

/// <summary>Maps pages, one after the other.</summary>
/// <param name="mapping">What becomes of a record.</param>
/// <param name="look">Is shown each page once, and says of which fields of the entity it says nothing, if there are any.</param>
/// <param name="stream">The stream that is filled.</param>
/// <param name="sensitive">The names of the fields that are sealed.</param>
/// <param name="fields">Seals them.</param>
sealed class PageMapper(CompiledMapping mapping, Func<Page, IReadOnlySet<string>?> look, long stream, IReadOnlyCollection<string> sensitive, SensitiveFields fields)
{
    const int MostKeyBytes = 2000;

    readonly MappedRow _row = new();

    /// <summary>Maps a page and lets go of it.</summary>
    public MappedPage Map(Page page)
    {
        using (page)
        {
            var places = new List<(SourceRecord Record, int Start, int Length, UInt128 Hash)>(page.Records.Count);
            var bad = new List<BadRow>();
            var keeps = look(page);
            var act = mapping.Mode == MappingMode.Patch ? Act.Patch : Act.Full;
            var badKeys = new HashSet<string>();
            var memory = new ArrayBufferWriter(page.Records.Count * 256);
            foreach (var record in page.Records)
            {
                if (record.Key is null || record.Problem is not null) SetApart(record, record.Problem ?? "It has no key.");
                else if (Unfit(record.Key) is { } unfit) SetApart(record with { Key = null }, unfit);
                else if (record.IsDeleted) Take(record, 0, 0, default);
                else if (!mapping.Map(record.Fields, _row)) SetApart(record, string.Join("; ", _row.Reasons));
                else if (sensitive.Count == 0 && !SealedValue.MayBeIn(_row.Body)) Take(record, memory.Add(_row.Body), _row.Body.Length, _row.Hash);
                else Close(record);
            }

            var rows = new Incoming[places.Count];
            for (var i = 0; i < rows.Length; i++)
            {
                var (record, start, length, hash) = places[i];
                rows[i] = new Incoming(record.Key!, record.IsDeleted ? Act.Delete : act, memory.Memory.AsMemory(start, length), hash, Stamp.Of(record.SourceAt, page.AskedAt), record.IsDeleted ? null : keeps);
            }

            void Take(SourceRecord record, int start, int length, UInt128 hash)
            {
                places.Add((record, start, length, hash));
                // It came badly before and well now.
                if (badKeys.Remove(record.Key!)) bad.RemoveAll(row => row.Key == record.Key);
            }

            void SetApart(SourceRecord record, string reason)
            {
                bad.Add(Bad(record, reason, Stamp.Of(record.SourceAt, page.AskedAt)));
                if (record.Key is { } key) badKeys.Add(key);
            }

            void Close(SourceRecord record)
            {
                var closed = fields.Close(_row.Body.ToArray(), sensitive, SensitiveFields.Owner(stream, record.Key!));
                Take(record, memory.Add(closed.Body.Span), closed.Body.Length, closed.Hash);
            }

            return new MappedPage(rows, bad, page.Records.Count, page.Next, page.Coverage, page.IsUnchanged, page.Lag, page.Acknowledge, memory.Memory);
        }
    }

    /// <summary>No database may stand still because of one key that it cannot keep: PostgreSQL knows no NUL, and its indexes no long texts.</summary>
    static string? Unfit(string key) => key.Contains('\0', StringComparison.Ordinal) ? "The key holds the letter NUL, which cannot be kept."
        : Encoding.UTF8.GetByteCount(key) > MostKeyBytes ? $"The key is longer than {MostKeyBytes} bytes."
        : null;

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
