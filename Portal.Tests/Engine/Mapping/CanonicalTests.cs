using System.Text;
using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

/// <summary>The same content is the same bytes, whoever spells it how, and whatever comes is answered.</summary>
public sealed class CanonicalTests
{
    const int Seed = 20260329, Many = 20_000, Some = 2_000;

    static readonly EntityShape Shape = MappingHouse.Entity(
        new EntityField("name", FieldType.Text), new EntityField("amount", FieldType.Number), new EntityField("flag", FieldType.Boolean), new EntityField("at", FieldType.Moment),
        new EntityField("day", FieldType.Date), new EntityField("address", FieldType.Json), new EntityField("city", FieldType.Text), new EntityField("pseudonym", FieldType.Text),
        new EntityField("tag", FieldType.Text), new EntityField("tags", FieldType.Json), new EntityField("whole", FieldType.Json), new EntityField("title", FieldType.Text));

    static readonly string[] Plain = ["name", "amount", "flag", "at", "day", "address", "tags"];

    static CompiledMapping Same => MappingHouse.Compiled(Shape, MappingMode.Full, [.. Shape.Fields.Select(one => new FieldMapping(one.Name) { From = one.Name })]);

    static CompiledMapping Rich => MappingHouse.Compiled(Shape, MappingMode.Full,
    [
        .. Plain.Select(name => new FieldMapping(name) { From = name }),
        new FieldMapping("city") { From = "address.city", Steps = [new TrimStep(), new DefaultStep("none")] },
        new FieldMapping("pseudonym") { From = "name", Steps = [new HashStep { Salt = "s" }] },
        new FieldMapping("tag") { From = "tags[0]", Steps = [new CaseStep(LetterCase.Title)] },
        new FieldMapping("title") { Steps = [new TemplateStep("{name}, {address.city}")] },
    ]);

    [Fact]
    public void A_record_that_is_spelled_differently_has_the_same_body_and_hash()
    {
        var (random, mapping, bodies) = (new Random(Seed), Rich, new HashSet<string>());
        for (var i = 0; i < Some; i++)
        {
            var record = new SpelledRecord(random);
            var (one, other) = (Mapped(mapping, record.Spelled(random)), Mapped(mapping, record.Spelled(random)));
            Assert.Equal(one, other);
            Assert.StartsWith("{", one.Body, StringComparison.Ordinal);
            bodies.Add(one.Body);
        }

        Assert.True(bodies.Count > Some / 2);
    }

    [Fact]
    public void A_body_that_is_mapped_again_stays_as_it_is()
    {
        var (random, mapping, again) = (new Random(Seed), Rich, Same);
        for (var i = 0; i < Some; i++)
        {
            var once = Mapped(mapping, new SpelledRecord(random).Spelled(random));
            Assert.Equal(once, Mapped(again, once.Body));
        }
    }

    [Theory]
    [InlineData(MappingMode.Full)]
    [InlineData(MappingMode.Patch)]
    public void Whatever_comes_is_mapped_or_has_a_reason(MappingMode mode)
    {
        var json = new RandomJson(new Random(Seed), ["name", "amount", "flag", "at", "day", "address", "city", "tags", "x", "\\u006eame"]);
        var (row, again, everything) = (new MappedRow(), Same, Everything(mode));
        var lenient = MappingHouse.Compiled(Shape, mode, new FieldMapping("whole") { From = "$" }, new FieldMapping("tags") { From = "tags" });
        var (good, bad) = (0, 0);
        for (var i = 0; i < Many; i++)
        {
            using var record = JsonDocument.Parse(json.Record(), new JsonDocumentOptions { MaxDepth = 1000 });
            foreach (var mapping in new[] { everything, lenient })
            {
                if (!mapping.Map(record.RootElement, row))
                {
                    bad++;
                    Assert.All(row.Reasons, reason => Assert.DoesNotContain(reason, char.IsControl));
                    Assert.NotEmpty(row.Reasons);
                    continue;
                }

                good++;
                var body = Encoding.UTF8.GetString(row.Body);
                Assert.Equal(new(body, row.Hash), Mapped(again, body));
            }
        }

        Assert.True(good > Many / 10 && bad > Many / 10, $"{good} good, {bad} bad");
    }

    [Fact]
    public async Task Several_threads_share_a_mapping()
    {
        var random = new Random(Seed);
        var (mapping, records) = (Rich, Enumerable.Range(0, Some).Select(_ => new SpelledRecord(random).Spelled(random)).ToArray());
        var alone = All();

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(All))), together => Assert.Equal(alone, together));

        List<MappedBody> All()
        {
            var row = new MappedRow();
            return [.. records.Select(record => Mapped(mapping, record, row))];
        }
    }

    [Fact]
    public void Mapping_asks_for_no_memory()
    {
        var mapping = MappingHouse.Compiled(Shape, MappingMode.Full,
        [
            .. Plain.Select(name => new FieldMapping(name) { From = name }),
            new FieldMapping("city") { From = "address.city", Steps = [new TrimStep(), new CaseStep(LetterCase.Upper)] },
            new FieldMapping("tag") { From = "tags[0]", Steps = [new LookupStep(new Dictionary<string, string> { ["a"] = "b" })] },
            new FieldMapping("title") { Steps = [new TemplateStep("{name} {day}")] },
        ]);
        using var record = JsonDocument.Parse("""{"name":"Ann \u00e9","amount":12.50,"flag":true,"at":"2026-03-29T03:00:00+02:00","day":"2026-03-29","address":{"zip":"1","city":" Köln "},"tags":["a"]}""");
        var row = new MappedRow();
        for (var i = 0; i < 100; i++) Assert.True(mapping.Map(record.RootElement, row));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) mapping.Map(record.RootElement, row);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static CompiledMapping Everything(MappingMode mode) => MappingHouse.Compiled(Shape, mode,
        new FieldMapping("name") { From = "name", Steps = [new TrimStep(), new CaseStep(LetterCase.Title), new DefaultStep("none")] },
        new FieldMapping("amount") { From = "amount", Steps = [new NumberStep { Culture = "de-DE" }, new DefaultStep("1")] },
        new FieldMapping("flag") { From = "flag", Steps = [new BooleanStep(["yes"], ["no"])] },
        new FieldMapping("at") { From = "at", Steps = [new DateStep { Formats = ["iso", "seconds", "dd.MM.yyyy HH:mm", "milliseconds"], Zone = "Europe/Berlin" }] },
        new FieldMapping("day") { From = "day", Steps = [new DateStep { Gives = DateResult.Day, Formats = ["seconds", "iso"], Zone = "Asia/Tokyo" }] },
        new FieldMapping("city") { From = "address.city", Steps = [new LookupStep(new Dictionary<string, string> { ["a"] = "b" }) { Fallback = "c" }] },
        new FieldMapping("pseudonym") { From = "x", Steps = [new HashStep()] },
        new FieldMapping("title") { Steps = [new TemplateStep("{name} {tags[0]}")] },
        new FieldMapping("tag") { Steps = [new ConcatenateStep(["city", "tags[1].name", "x"])] });

    static MappedBody Mapped(CompiledMapping mapping, string record, MappedRow? row = null)
    {
        row ??= new MappedRow();
        using var document = JsonDocument.Parse(record);
        return mapping.Map(document.RootElement, row) ? new(Encoding.UTF8.GetString(row.Body), row.Hash) : new(string.Join('\n', row.Reasons), default);
    }

    sealed record MappedBody(string Body, UInt128 Hash);
}
