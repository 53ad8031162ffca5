namespace Portal.Engine.Store.Commits;

public enum SweepVerdict
{
    Removed,

    /// <summary>They are many, so a person is asked first.</summary>
    Held,

    /// <summary>Rows came whose key could not be read, and those might be they.</summary>
    Doubtful,
}
