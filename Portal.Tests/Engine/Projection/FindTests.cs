using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Projection.Merging;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Projection;

/// <summary>Unified records are found by what their entity marks as searchable.</summary>
public sealed class FindTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pages_follow_each_other_without_gap_or_double(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, [.. Enumerable.Range(0, 7).Select(i => Row($"k{i}", $$"""{"email":"{{i}}@x","name":"{{(i == 3 ? "Bob" : "Ada")}}"}""", 1))]);

        var found = new List<long>();
        for (long? after = 0; after is { } from;)
        {
            var page = (await house.Unified.Find(Customers, "name", "Ada", from, 2, Stop)).Value;
            Assert.InRange(page.Records.Count, 1, 2);
            found.AddRange(page.Records.Select(one => one.Id));
            after = page.Next;
        }

        Assert.Equal(6, found.Distinct().Count());
        Assert.Equal(found.Order(), found);
        Assert.Equal(6, found.Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Numbers_and_moments_are_found_however_they_are_spelled(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"revenue":-12.5,"seen":"2026-03-29T01:00:00.5Z"}""", 1));

        Assert.Single((await house.Unified.Find(Customers, "revenue", "-12.50", stop: Stop)).Value.Records);
        Assert.Single((await house.Unified.Find(Customers, "seen", "2026-03-29T03:00:00.500+02:00", stop: Stop)).Value.Records);
        Assert.Empty((await house.Unified.Find(Customers, "revenue", "12.5", stop: Stop)).Value.Records);
        Assert.IsType<NotSearchable>((await house.Unified.Find(Customers, "phone", "1", stop: Stop)).Refusal);
        Assert.IsType<NotSearchable>((await house.Unified.Find(Customers, "nothing", "1", stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_value_too_long_for_an_index_or_with_odd_letters_stops_nothing(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var text = string.Concat(Enumerable.Range(0, 9000).Select(i => (char)('a' + (i * i % 26))));
        await house.Bring(Crm, Row("long", $$"""{"email":"{{text}}","name":"{{text}}"}""", 1), Row("odd", """{"email":"\u0000x","name":"a\u0000b\ud800"}""", 1));

        Assert.Single((await house.Unified.Find(Customers, "name", text, stop: Stop)).Value.Records);
        Assert.Empty((await house.Unified.Find(Customers, "name", text[..^1], stop: Stop)).Value.Records);
        Assert.Equal(2, (await house.Picture()).Count);
    }

    [Fact]
    public void Numbers_and_moments_sort_as_what_they_mean()
    {
        string[] numbers = ["-1e90", "-1000", "-12.51", "-12.5", "-12", "-2", "-0.5", "-0.05", "-1e-70", "0", "1e-70", "0.05", "0.5", "0.51", "2", "10", "12", "12.5", "12.51", "100", "1000", "1e90"];
        string[] moments = ["1999-12-31T23:59:59Z", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00.000001Z", "2026-03-29T01:00:00.5Z", "2026-03-29T01:00:01Z"];
        Assert.Equal(numbers, numbers.OrderBy(number => SearchText.Asked(new("n", FieldType.Number), number), StringComparer.Ordinal));
        Assert.Equal(moments, moments.OrderBy(moment => SearchText.Asked(new("n", FieldType.Moment), moment), StringComparer.Ordinal));
        Assert.Equal(numbers.Length, numbers.Select(number => SearchText.Asked(new("n", FieldType.Number), number)).Distinct().Count());
    }
}
