using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Tests.House;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Deeds;

/// <summary>Nothing asks a person before it is done without a proof that what it says is so.</summary>
public sealed partial class DeedTableTests
{
    [Fact]
    public void Each_question_has_a_row()
    {
        var dialogs = SourceFiles.Written(".razor").Where(path => path.StartsWith("Portal.Web/", StringComparison.Ordinal))
            .SelectMany(path => Asks().Matches(SourceFiles.Text(path)).Select(found => $"{path["Portal.Web/".Length..]} {found.Groups[1].Value}"))
            // Its words are those of FeedAsk.
            .Where(dialog => dialog != "Features/Sources/SourcePage.razor ask");
        var asks = typeof(FeedAsk).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(FeedAsk)).Select(method => $"Features/Sources/FeedAsk.cs {method.Name}");

        var rows = Deeds.All.Select(deed => $"{deed.File} {deed.Name}").ToHashSet();

        Assert.Equal(Deeds.All.Count, rows.Count);
        Assert.DoesNotContain(dialogs.Concat(asks), one => !rows.Contains(one));
    }

    [Fact]
    public void Each_row_has_the_words_that_are_shown_and_proofs_that_are_tests()
    {
        foreach (var deed in Deeds.All)
        {
            var text = SourceFiles.Text($"Portal.Web/{deed.File}");
            Assert.All(deed.Says, words => Assert.Contains(words, text, StringComparison.Ordinal));
            Assert.NotEmpty(deed.Proofs);
            Assert.All(deed.Proofs, proof => Assert.Contains(proof.Tests.GetMethod(proof.Test)!.GetCustomAttributes(), attribute => attribute is FactAttribute));
        }
    }

    /// <summary>What is written down of it is looked at by one of its proofs.</summary>
    [Fact]
    public void Each_proof_looks_into_the_audit_log()
    {
        foreach (var deed in Deeds.All.Where(deed => deed.Audit is not null))
        {
            Assert.Contains(deed.Proofs.Select(proof => Body(proof.Tests, proof.Test)), text => text.Contains($"\"{deed.Audit}\"", StringComparison.Ordinal));
        }
    }

    /// <summary>However it is asked about: whatever the audit log can say was done has a row, or takes nothing away.</summary>
    [Fact]
    public void Each_action_that_takes_something_away_has_a_row()
    {
        var written = SourceFiles.Written(".cs").Where(path => path.StartsWith("Portal.Engine/", StringComparison.Ordinal) || path.StartsWith("Portal.Web/", StringComparison.Ordinal))
            .Select(SourceFiles.Text).Where(text => WritesDown().IsMatch(text))
            .SelectMany(text => Actions().Matches(text).Select(found => found.Groups[1].Value))
            // An example, and a message to try an address with.
            .Except(["kind.verb", "portal.test"]).ToHashSet();
        var rows = Deeds.All.Select(deed => deed.Audit).OfType<string>().ToHashSet();
        string[] others = [.. TakesNothing.ByReason.Values.SelectMany(actions => actions), .. TakesNothing.OnNoPage.Keys];

        Assert.Empty(written.Except(rows).Except(others));
        Assert.Empty(rows.Concat(others).Except(written));
        Assert.Empty(others.Intersect(rows));
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void What_no_page_does_no_page_mentions() =>
        Assert.Empty(SourceFiles.Holding(SourceFiles.Written(".cs", ".razor").Where(path => path.StartsWith("Portal.Web/Features/", StringComparison.Ordinal)), [.. TakesNothing.OnNoPage.Values.Distinct().Select(type => type.Contains('.', StringComparison.Ordinal) ? $"{type}(" : $"{type} ")]));

    /// <summary>What is in a list in a form is lost when the form is saved, and that says what it means.</summary>
    [Fact]
    public void Nothing_is_taken_away_by_one_click() =>
        Assert.DoesNotContain(
            SourceFiles.Written(".razor").Where(path => path.StartsWith("Portal.Web/", StringComparison.Ordinal)).SelectMany(path => OneClick().Matches(SourceFiles.Text(path)).Select(found => $"{path}: {found.Value}")),
            click => !click.Contains("FeedAsk.", StringComparison.Ordinal) && !click.Contains("OnConfirm", StringComparison.Ordinal) && !click.Contains("_form.", StringComparison.Ordinal) && !click.Contains("Field.Steps.", StringComparison.Ordinal) && !click.Contains("SettingFields.razor: OnClick=\"@(() => Of.Remove(", StringComparison.Ordinal));

    /// <summary>What a test does itself, without what others in its file do.</summary>
    static string Body(Type tests, string test)
    {
        var lines = SourceFiles.Lines($"Portal.Tests/{tests.FullName!["Portal.Tests.".Length..].Replace('.', '/')}.cs");
        var begin = Array.FindIndex(lines, line => line.StartsWith("    public ", StringComparison.Ordinal) && line.Contains($" {test}(", StringComparison.Ordinal));
        var end = Array.FindIndex(lines, begin, line => line is "    }" || (line.EndsWith(';') && line.StartsWith("    public ", StringComparison.Ordinal)));
        return string.Join('\n', lines[begin..(end + 1)]);
    }

    [GeneratedRegex(@"(?:Actor|AuditTrail)\b")]
    private static partial Regex WritesDown();

    [GeneratedRegex("\"([a-z][a-z-]*\\.[a-z][a-z-]*)\"")]
    private static partial Regex Actions();

    [GeneratedRegex("On[A-Z]\\w*=\"[^\"]*\\.(?:Accept|Approve|Clear|Disable|Drop|DropAll|Erase|GiveUp|Remove|RemoveStream|Renew|Revoke|Rotate|SetBack|TakeOut)\\(")]
    private static partial Regex OneClick();

    [GeneratedRegex("<ConfirmDialog Id=\"(?:@\\(\\$\")?([^\"]+)\"")]
    private static partial Regex Asks();
}
