using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;
using Portal.Tests.Running;

namespace Portal.Tests.Bench;

/// <summary>
/// How fast records are mapped on one core, parsing included, against a ceiling that parses the same pages and copies each
/// record with a Utf8JsonWriter. In turns, the best of each: what disturbs the machine only ever slows it down.
/// </summary>
sealed class MappingBench : IBenchRun
{
    const int Pages = 100, OnPage = 1000, Turns = 7;
    const double LeastRatio = 0.25, LeastRows = 150_000;

    public string Name => "mapping";

    public string Help => "Records mapped a second on one core, against parsing and copying the same bytes.";

    public Task Run(NamedRunContext context, CancellationToken stop)
    {
        var random = new Random(context.Seed);
        var pages = Enumerable.Range(0, Pages).Select(_ => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, OnPage).Select(_ => Record(random)))}]")).ToArray();
        var (row, mapping) = (new MappedRow(), Mapping());
        var output = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        var (mapped, only, copied) = (0.0, 0.0, 0.0);
        for (var turn = 1; turn <= context.Number("turns", Turns); turn++)
        {
            stop.ThrowIfCancellationRequested();
            copied = Math.Max(copied, RowsASecond(pages, Copy));
            mapped = Math.Max(mapped, RowsASecond(pages, Map));
            only = Math.Max(only, MappedOnly(pages[0], Map));
            NamedRunContext.Progress(string.Create(CultureInfo.InvariantCulture, $"{turn}: mapped {mapped:0}, copied {copied:0} records a second"));
        }

        context.Result("mapping.bytes", pages.Sum(page => (long)page.Length) / (Pages * OnPage));
        context.Result("mapping.ceiling_rows_s", Math.Round(copied));
        context.Result("mapping.without_parsing_rows_s", Math.Round(only));
        context.Result("mapping.rows_s", Math.Round(mapped), mapped >= LeastRows, $"at least {LeastRows}");
        context.Result("mapping.ratio", Math.Round(mapped / copied, 2), mapped / copied >= LeastRatio, $"at least {LeastRatio}");
        return Task.CompletedTask;

        void Map(JsonElement record)
        {
            if (!mapping.Map(record, row)) throw new InvalidOperationException(string.Join('\n', row.Reasons));
        }

        void Copy(JsonElement record)
        {
            output.ResetWrittenCount();
            writer.Reset();
            record.WriteTo(writer);
            writer.Flush();
        }
    }

    static double RowsASecond(byte[][] pages, Action<JsonElement> each)
    {
        var clock = Stopwatch.StartNew();
        foreach (var page in pages)
        {
            using var document = JsonDocument.Parse(page);
            foreach (var record in document.RootElement.EnumerateArray()) each(record);
        }

        return Pages * OnPage / clock.Elapsed.TotalSeconds;
    }

    static double MappedOnly(byte[] page, Action<JsonElement> each)
    {
        using var document = JsonDocument.Parse(page);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Pages; i++)
        {
            foreach (var record in document.RootElement.EnumerateArray()) each(record);
        }

        return Pages * OnPage / clock.Elapsed.TotalSeconds;
    }

    /// <summary>A contact of some 500 bytes with twelve fields.</summary>
    static string Record(Random random)
    {
        var number = random.Next(1_000_000);
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddSeconds(random.Next(10_000_000));
        return string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{number}},"name":"Jürgen Contact {{number}}","email":" contact.{{number}}@example.com ","phone":"+49 30 {{number:0000000}}","stage":"{{random.Next(3)}}","amount":{{number}}.50,"active":{{(number % 2 == 0 ? "true" : "false")}},"createdAt":"{{at:yyyy-MM-ddTHH:mm:sszzz}}","seen":{{at.ToUnixTimeSeconds()}},"birthday":"{{at:yyyy-MM-dd}}","address":{"street":"Long Street {{number % 100}}","zip":"{{number % 100000:00000}}","city":"Köln"},"notes":"He said \"call me back\" {{new string('n', 160)}}"}""");
    }

    static CompiledMapping Mapping()
    {
        var entity = new EntityShape(EntityKind.Keyed,
        [
            new("id", FieldType.Text) { Required = true }, new("name", FieldType.Text), new("email", FieldType.Text) { Sensitive = true }, new("phone", FieldType.Text), new("stage", FieldType.Text), new("amount", FieldType.Number),
            new("active", FieldType.Boolean), new("created_at", FieldType.Moment), new("seen_at", FieldType.Moment), new("birthday", FieldType.Date), new("city", FieldType.Text), new("notes", FieldType.Text),
        ]);
        var definition = new MappingDefinition
        {
            Fields =
            [
                new("id") { From = "id" }, new("name") { From = "name" }, new("email") { From = "email", Steps = [new TrimStep(), new CaseStep(LetterCase.Lower)] }, new("phone") { From = "phone" },
                new("stage") { From = "stage", Steps = [new LookupStep(new Dictionary<string, string> { ["0"] = "new", ["1"] = "won" }) { Fallback = "lost" }] }, new("amount") { From = "amount" }, new("active") { From = "active" },
                new("created_at") { From = "createdAt" }, new("seen_at") { From = "seen", Steps = [new DateStep { Formats = ["seconds"] }] }, new("birthday") { From = "birthday" }, new("city") { From = "address.city" }, new("notes") { From = "notes" },
            ],
        };
        var problems = new FormProblems();
        return definition.Compile(entity, problems) ?? throw new InvalidOperationException(string.Join('\n', problems.All));
    }
}
