using Bunit;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Connecting;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

/// <summary>Settings that somebody types, before they are tried.</summary>
public sealed class ByHandTests : Stage
{
    static readonly RestSettings Given = new() { Path = "things", Key = ["id"], KeySeparator = " ", Deletes = new() { Flag = "deleted", Values = ["yes"] } };

    RestSettings? _tried;

    [Fact]
    public async Task What_is_not_touched_stays_also_where_no_form_shows_it()
    {
        var shown = Show();
        await shown.Find("#by-hand-path").InputAsync(new() { Value = "others" });
        await shown.Find("form").SubmitAsync();

        Assert.Equal(("others", " ", "deleted", "yes"), (_tried!.Path, _tried.KeySeparator, _tried.Deletes.Flag, string.Join(',', _tried.Deletes.Values)));
    }

    [Theory]
    [InlineData("#by-hand-path", "things?api_key=123", "api_key looks like a key")]
    [InlineData("#by-hand-lookUp-path", "things/{key}?access_token=123", "access_token looks like a key")]
    [InlineData("#by-hand-deletes-by", "sweep", "Remove what is gone")]
    public async Task What_belongs_elsewhere_is_not_taken(string field, string typed, string said)
    {
        var shown = Show();
        if (field.EndsWith("by", StringComparison.Ordinal)) await shown.Find(field).ChangeAsync(new() { Value = typed });
        else await shown.Find(field).InputAsync(new() { Value = typed });
        await shown.Find("form").SubmitAsync();

        Assert.Null(_tried);
        Assert.Contains(said, shown.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_no_parameter_and_no_header()
    {
        var shown = Render<ByHand>(set => set.Add(it => it.Source, Crm).Add(it => it.Settings, Given with { Parameters = [new() { Name = "api_token", Value = "123" }], Headers = [new() { Name = "X-Api-Key", Value = "123" }] }).Add(it => it.OnTry, settings => _tried = settings));
        await shown.Find("form").SubmitAsync();

        Assert.Null(_tried);
        Assert.Equal(2, shown.FindAll(".field-problem").Count);
    }

    static Source Crm => ProbeHouse.SourceAt(new("https://crm.example.com/"), SourceAuth.None);

    IRenderedComponent<ByHand> Show() => Render<ByHand>(set => set.Add(it => it.Source, Crm).Add(it => it.Settings, Given).Add(it => it.OnTry, settings => _tried = settings));
}
