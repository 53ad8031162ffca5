namespace Portal.Engine.Data.Asking;

public enum Window
{
    Hour,

    Day,

    /// <summary>From Monday on.</summary>
    Week,
}
