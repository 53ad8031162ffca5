namespace Portal.Web.Ui;

public enum ButtonKind
{
    /// <summary>One of several things that can be done.</summary>
    Secondary,

    /// <summary>What the page is for; at most one in sight.</summary>
    Primary,

    /// <summary>Something is lost by it.</summary>
    Danger,

    /// <summary>In the background.</summary>
    Quiet,
}
