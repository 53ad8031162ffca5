using Portal.Engine.Freshness;
using Portal.Tests.House;
using Portal.Web.Features.Data.Cells;
using Portal.Web.Verdicts;

namespace Portal.Tests.Web.Ui;

/// <summary>Where signs are too many to be written into the page, the style sheet draws them, and they are the same signs.</summary>
public sealed class SignsTests
{
    [Theory]
    [InlineData(Verdict.Late)]
    [InlineData(Verdict.Stale)]
    [InlineData(Verdict.Unknown)]
    public void The_style_sheet_draws_the_signs_of_the_verdicts(Verdict verdict)
    {
        var rule = SourceFiles.Lines("Portal.Web/wwwroot/css/data.css").Single(line => line.StartsWith($"  .data-table .{CellText.Class(verdict)} {{", StringComparison.Ordinal));
        Assert.Contains($"<path d='{VerdictWords.State(verdict).Icon}'/>", rule, StringComparison.Ordinal);
    }
}
