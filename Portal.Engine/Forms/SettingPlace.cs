namespace Portal.Engine.Forms;

/// <summary>Where a value is read, and where to say that it does not fit.</summary>
readonly record struct SettingPlace(FormProblems Problems, string Path)
{
    public SettingPlace At(string setting) => this with { Path = Path.Length == 0 ? setting : $"{Path}.{setting}" };

    public SettingPlace At(int index) => this with { Path = $"{Path}[{index}]" };

    /// <returns>Nothing, so that a reader can return it instead of a value.</returns>
    public object? Unfit(string problem)
    {
        Problems.Add(Path, problem);
        return null;
    }
}
