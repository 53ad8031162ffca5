using System.Net;
using Bunit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Tests.Engine.Sync;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Waiting;

namespace Portal.Tests.Web.Features.Sources.Drifting;

/// <summary>What the API of a source says of its own future, as a person reads it.</summary>
public sealed class SignWordsTests : Stage
{
    const string Move = "Move to a newer version before it stops to answer: correct the address or the version in the settings of the source.";

    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    // It is 2 March 2026 here.
    [Theory]
    [InlineData("true", null, "tone-late", "Its API says that this version is deprecated")]
    [InlineData("@1688169599", null, "tone-late", "Its API says that this version is deprecated")]
    [InlineData("@1782864000", null, "tone-late", "Its API says that this version is deprecated from 1 July 2026 on")]
    [InlineData(null, "Sat, 27 Feb 2027 23:59:59 GMT", "tone-late", "Its API says that this version ends on 27 February 2027")]
    [InlineData("true", "Sat, 27 Feb 2027 23:59:59 GMT", "tone-late", "Its API says that this version ends on 27 February 2027")]
    [InlineData("true", "Sat, 28 Feb 2026 23:59:59 GMT", "tone-danger", "Its API says that this version ended on 28 February 2026")]
    public void What_its_headers_say_is_told_with_the_day_and_what_to_do(string? deprecation, string? sunset, string tone, string title)
    {
        using var response = new HttpResponseMessage { RequestMessage = new(HttpMethod.Get, "https://api.example.com/v1/contacts") };
        if (deprecation is not null) response.Headers.TryAddWithoutValidation("Deprecation", deprecation);
        if (sunset is not null) response.Headers.TryAddWithoutValidation("Sunset", sunset);
        response.Headers.TryAddWithoutValidation("Link", "</news>; rel=\"deprecation\"");

        var notice = Show(SignReader.Read(response, 1, Clock.GetUtcNow()), "2024-10");

        Assert.Equal((tone, title, $"It is asked for version 2024-10. {Move}"), Said(notice));
        Assert.Equal(("What it says about that", "https://api.example.com/news"), notice.Find("a") is var link ? (link.TextContent, link.GetAttribute("href")) : default);
    }

    [Fact]
    public void Where_no_version_is_asked_for_none_is_named_and_without_a_sign_there_is_nothing()
    {
        Assert.Equal(Move, Said(Show(new ApiSign { SourceId = 1, IsDeprecated = true, NoticedAt = Clock.GetUtcNow() })).Text);
        Assert.Empty(Show(null).FindAll("li"));
    }

    [Fact]
    public async Task A_version_that_answers_410_is_said_to_be_no_more_with_what_the_run_was_told()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(ScriptedPage.No(new Failure(Who.Owner, "Sample CRM has nothing at this address (410).", Status: HttpStatusCode.Gone)));
        await house.Run();
        var source = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0].Id;

        var notice = Show(await house.Get<ApiSigns>().Of(source, Stop));

        Assert.Equal(
            ("tone-danger", "Its API says that what is asked for is no more", "Sample CRM has nothing at this address (410). Look which version its API has now, and set it in the settings of the source."),
            Said(notice));
    }

    static (string? Tone, string Title, string Text) Said(IRenderedComponent<WhatWaits> shown) =>
        shown.Find("section[aria-labelledby=action-required] li") is var item ? (item.ClassName, item.QuerySelector("strong")!.TextContent, item.QuerySelectorAll("p")[1].TextContent.Trim()) : default;

    IRenderedComponent<WhatWaits> Show(ApiSign? sign, string? version = null)
    {
        SignIn(Role.Manager);
        var source = new Source { Id = 1, Name = "CRM", Environment = SourceEnvironment.Production, Address = new("https://crm.example.com"), Auth = new SourceAuth(), CreatedAt = default, Version = version };
        var now = new SourceNow(source, [], Clock.GetUtcNow()) { Drifts = new DriftsNow(sign, []) };
        return Render<WhatWaits>(set => set.Add(it => it.Of, Matters.Of(now)).Add(it => it.Source, source));
    }
}
