using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Web.Features.Api.Data;

/// <summary>A moment as it stands in an address, with its offset: without one, or without its day, it would be another one in another place.</summary>
static partial class MomentText
{
    public static DateTimeOffset? Read(string text)
    {
        // A plus that was not written as %2B has become a space on the way.
        var whole = Space().Replace(text, "+$1");
        return Form().IsMatch(whole) && DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
    }

    [GeneratedRegex(@" (\d\d:\d\d)\z")]
    private static partial Regex Space();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d([.]\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex Form();
}
