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
            var proofs = deed.Proofs.Select(proof => SourceFiles.Text($"Portal.Tests/{proof.Tests.FullName!["Portal.Tests.".Length..].Replace('.', '/')}.cs"));
            Assert.Contains(proofs, text => text.Contains($"\"{deed.Audit}\"", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("<ConfirmDialog Id=\"(?:@\\(\\$\")?([^\"]+)\"")]
    private static partial Regex Asks();
}
