using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Data.Answers;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Store;
using Portal.Web.Features.Data.Cells;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Features.Data;

/// <summary>A page of records, in words and by signs.</summary>
public sealed class RecordTableTests : Stage
{
    static readonly EntityField[] Columns = [new("name", FieldType.Text) { Searchable = true }, new("email", FieldType.Text), new("city", FieldType.Text)];

    [Fact]
    public void By_signs_a_value_has_one_where_it_is_otherwise_than_what_its_record_is_called_by()
    {
        var cells = Row(true, Said("name", "Ada", "CRM"), Said("email", "ada@example.com", "CRM"), Said("city", "Ulm", "Shop"));

        Assert.Equal(["Ada, fresh, CRM · 4 min ago", "ada@example.com", "Ulm, fresh, Shop · 4 min ago"], cells.Select(cell => cell.Said));
        Assert.Equal([true, false, true], cells.Select(cell => cell.HasSign));
    }

    [Fact]
    public void In_words_each_value_says_its_own()
    {
        var cells = Row(false, Said("name", "Ada", "CRM"), Said("email", "ada@example.com", "CRM"));

        Assert.Equal(["Adafresh · CRM · 4 min ago", "ada@example.comfresh · CRM · 4 min ago", "–"], cells.Select(cell => cell.Said));
    }

    [Fact]
    public void Of_what_no_source_says_anything_there_is_neither_value_nor_sign()
    {
        var cells = Row(true, Said("name", "Ada", "CRM"));

        Assert.Equal(["–", "–"], cells.Skip(1).Select(cell => cell.Said));
        Assert.Equal([true, false, false], cells.Select(cell => cell.HasSign));
    }

    [Fact]
    public async Task Whoever_goes_there_within_the_portal_sees_a_screenful_at_once_and_the_rest_when_that_is_painted()
    {
        var painted = JSInterop.SetupVoid("portalPainted");
        Services.GetRequiredService<Arrival>();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/data/person");
        DataRecord[] records = [.. Enumerable.Range(1, 25).Select(number => new DataRecord(number, [Said("name", $"Ada {number}", "CRM")]))];
        var table = Render<RecordTable>(set => set.Add(it => it.Label, "Person").Add(it => it.LinkOf, id => $"/{id}").Add(it => it.Columns, Columns).Add(it => it.Records, records));

        Assert.Equal(12, table.FindAll("tbody tr").Count);
        painted.SetVoidResult();
        await table.WaitForStateAsync(() => table.FindAll("tbody tr").Count == 25);
        Assert.Equal(Enumerable.Range(1, 25).Select(number => $"Ada {number}"), table.FindAll("tbody th a").Select(name => name.TextContent));
    }

    (string Said, bool HasSign)[] Row(bool compact, params DataField[] fields)
    {
        var table = Render<RecordTable>(set => set.Add(it => it.Label, "Person").Add(it => it.LinkOf, id => $"/{id}").Add(it => it.Columns, Columns).Add(it => it.Records, [new DataRecord(1, fields)]).Add(it => it.Compact, compact));
        return [.. table.FindAll("tbody tr > *").Select(cell => (string.Concat(cell.TextContent.Split('\n').Select(line => line.Trim())), cell.ClassName?.StartsWith("tone", StringComparison.Ordinal) == true))];
    }

    DataField Said(string field, string value, string source)
    {
        var at = Clock.GetUtcNow().AddMinutes(-4);
        return new(new(field, source, "Contacts", at, null, new(Verdict.Fresh, Reason.InTime)), Encoding.UTF8.GetBytes($"\"{value}\""), Instant.Of(at));
    }
}
