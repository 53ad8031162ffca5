using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Tests.Web.SampleCompany;

namespace Portal.Tests.Engine.Connectors.Rest;

public sealed class SampleCompanyFaultTests
{
    static readonly RestSettings Contacts = SampleSettings.Of("cursor", "contacts") with
    {
        Errors = new() { Path = "ok", Is = "false", Code = "error.code", Message = "error.message" },
    };

    [Theory]
    [InlineData("html", null, Who.Source, "a web page and not with JSON: \"<!doctype html><title>Maintenance</title>")]
    [InlineData("wrong-shape", null, Who.Owner, "`data` is not in the answer, and there is no list of records in it. It has `result`.")]
    [InlineData("error-inside", null, Who.Source, "an error: \"Something went wrong, in a 200.\" (internal_error)")]
    [InlineData("truncated", "cut", Who.Source, "broke off its answer")]
    [InlineData("truncated", "abort", Who.Source, "broke off its answer")]
    [InlineData("revoked", null, Who.Owner, "does not accept the credential")]
    [InlineData("failing", "404", Who.Owner, "nothing at this address")]
    [InlineData("failing", "503", Who.Source, "in trouble (503)")]
    public async Task A_fault_names_who_must_act_and_why(string name, string? value, Who who, string text)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        sample.Switches.Set(name, value);
        var failure = await house.Fails(Contacts);

        Assert.Equal(who, failure.Who);
        Assert.Contains(text, failure.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncated", "cut")]
    [InlineData("truncated", "abort")]
    [InlineData("failing", "500")]
    [InlineData("error-inside", null)]
    public async Task What_passes_is_asked_for_again(string name, string? value)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        sample.Switches.Set(name, value, after: 2, times: 2);
        var pass = await house.Read(Contacts with { Errors = Contacts.Errors with { Retry = ["internal_error"] } });

        Assert.Equal(500, pass.Records.Select(record => record.Key).Distinct().Count());
    }

    [Fact]
    public async Task An_error_that_does_not_pass_is_told_in_its_own_words()
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        sample.Switches.Set("error-inside");

        Assert.Contains("Something went wrong", (await house.Fails(Contacts with { Errors = Contacts.Errors with { Retry = ["internal_error"] } })).Text, StringComparison.Ordinal);
        var credential = await house.Fails(Contacts with { Errors = Contacts.Errors with { Credential = ["internal_error"] } });
        Assert.Equal((Who.Owner, true), (credential.Who, credential.Text.Contains("Connect it again", StringComparison.Ordinal)));
        Assert.Equal(Who.Nobody, (await house.Fails(Contacts with { Errors = Contacts.Errors with { Limit = ["internal_error"] } })).Who);
    }

    [Fact]
    public async Task An_expired_page_asks_to_begin_the_pass_again()
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        sample.Switches.Set("expired", after: 2);
        var pass = await house.Read(Contacts);

        Assert.Equal(new TokenExpired("Sample CRM"), pass.Refusal);
        Assert.Equal(2, pass.Pages.Count);
        Assert.Equal(new TokenExpired("Sample CRM"), (await house.Read(Contacts, new Cursor(Token: "of an older portal"))).Refusal);
    }

    [Fact]
    public async Task Rows_that_move_while_they_are_paged_are_all_read()
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var before = sample.Company.At("contacts", sample.Clock.GetUtcNow()).Where(record => record.DeletedAt is null).Select(record => record.Key).ToHashSet();
        sample.Switches.Set("changing", "touch");
        var pass = await house.Read(Contacts with { Parameters = [new() { Name = "order", Value = "updated" }] });

        Assert.Superset(before, pass.Records.Select(record => record.Key!).ToHashSet());
    }
}
