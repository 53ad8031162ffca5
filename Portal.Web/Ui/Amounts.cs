using System.Globalization;

namespace Portal.Web.Ui;

/// <summary>How many of something, as people read it.</summary>
public static class Amounts
{
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string thing) => number == 1 ? $"1 {thing}" : $"{Number(number)} {thing}s";
}
