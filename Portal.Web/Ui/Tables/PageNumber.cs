namespace Portal.Web.Ui.Tables;

/// <summary>Which page of a list is shown, as the address has it: nothing for the first, which is number 0.</summary>
public static class PageNumber
{
    public const string Name = "page";

    const int Last = 100_000;

    public static int Of(string? text) => QueryText.Key(text) is > 0 and <= Last and var number ? (int)number : 0;
}
