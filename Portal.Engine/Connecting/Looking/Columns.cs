using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Looking;

/// <summary>The fields of the records in a list, of so many records and so many fields at most.</summary>
sealed class Columns
{
    const int MostRecords = 1000, MostColumns = 300, MostValues = 200_000;

    readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    Columns()
    {
    }

    /// <summary>How many records were looked at.</summary>
    public int Records { get; private set; }

    /// <summary>In the order in which they were met.</summary>
    public IReadOnlyCollection<Column> All => _columns.Values;

    public Column? Find(string path) => _columns.GetValueOrDefault(path);

    /// <param name="list">The list.</param>
    /// <param name="inside">Where inside an element the record stands.</param>
    /// <param name="client">Knows what is secret.</param>
    public static Columns Of(JsonElement list, string? inside, ISourceClient client)
    {
        var (columns, path, values) = (new Columns(), FieldPath.Maybe(inside), 0);
        foreach (var element in list.EnumerateArray().Take(MostRecords))
        {
            var record = element;
            if (path is not null && !path.Find(element, out record)) continue;
            if (record.ValueKind != JsonValueKind.Object) continue;
            foreach (var (name, value) in Shape.Values(record).Take(MostColumns))
            {
                if (++values > MostValues) return columns;
                columns.Add(name, value, client);
            }

            columns.Records++;
        }

        return columns;
    }

    void Add(string path, JsonElement value, ISourceClient client)
    {
        if (!_columns.TryGetValue(path, out var column))
        {
            if (_columns.Count == MostColumns) return;
            _columns[path] = column = new(path);
        }

        column.Add(value, Records, client);
    }
}
