using Portal.Engine.Entities;

namespace Portal.Tests.Engine.Entities;

public sealed class MatchValueTests
{
    [Theory]
    [InlineData(Normalisation.None, " Ada ", " Ada ")]
    [InlineData(Normalisation.Trim, " Ada  Stone\t", "Ada  Stone")]
    [InlineData(Normalisation.CaseAndSpace, "  ÉMILIE \t du\u00A0 Châtelet ", "emilie du chatelet")]
    [InlineData(Normalisation.CaseAndSpace, "Straße", "straße")]
    [InlineData(Normalisation.Email, " Ada.Stone@Example.COM ", "ada.stone@example.com")]
    [InlineData(Normalisation.Email, "JOSÉ@example.com", "josé@example.com")]
    [InlineData(Normalisation.Email, "INFO@example.com", "info@example.com")]
    [InlineData(Normalisation.Phone, "+49 (0)30 / 123-45", "+493012345")]
    [InlineData(Normalisation.Phone, "(+49) 30 12345", "+493012345")]
    [InlineData(Normalisation.Phone, "030 12345", "03012345")]
    [InlineData(Normalisation.Phone, "(0) 30 12345", "03012345")]
    [InlineData(Normalisation.Phone, "030 12345 + 67", "0301234567")]
    [InlineData(Normalisation.Phone, "＋４９ ３０", "+4930")]
    [InlineData(Normalisation.Digits, "DE 123.456/789", "123456789")]
    public void The_same_thing_written_in_two_ways_is_one_value(Normalisation normalisation, string text, string value) =>
        Assert.Equal(value, MatchValue.Of(text, normalisation));

    [Theory]
    [InlineData(Normalisation.None, "")]
    [InlineData(Normalisation.None, "  ")]
    [InlineData(Normalisation.Trim, " \t")]
    [InlineData(Normalisation.CaseAndSpace, "\u0301")]
    [InlineData(Normalisation.Email, " ")]
    [InlineData(Normalisation.Phone, "n/a")]
    [InlineData(Normalisation.Phone, "+")]
    [InlineData(Normalisation.Digits, "none")]
    public void Where_nothing_is_left_there_is_no_value(Normalisation normalisation, string text) => Assert.Null(MatchValue.Of(text, normalisation));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void It_does_not_depend_on_the_machines_language(string culture)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new(culture);
        try
        {
            Assert.Equal("info@example.com", MatchValue.Of("INFO@EXAMPLE.COM", Normalisation.Email));
            Assert.Equal("iii", MatchValue.Of("III", Normalisation.CaseAndSpace));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
