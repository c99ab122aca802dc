namespace DiploMesh.Testing;

/// <summary>
/// What becomes of a test whose engine is not there: it is reported as skipped with the reason, unless the environment
/// variable <c>DIPLOMESH_REQUIRE</c> (a comma-separated list, for example <c>rabbitmq,docker</c>) names the engine. Then it fails.
/// </summary>
public static class EngineRequirement
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "DIPLOMESH_REQUIRE";

    // By this beginning of an exception's message xunit knows that a test asks to be skipped.
    private const string SkipToken = "$XunitDynamicSkip$";

    /// <summary>To be thrown by a test that finds its engine missing.</summary>
    /// <param name="engine">Name of the engine as in the variable: <c>rabbitmq</c>, <c>sqlserver</c>, <c>docker</c>, <c>buf</c>, <c>kubectl</c>.</param>
    /// <param name="reason">What was looked for and not found.</param>
    /// <returns>An exception that skips the test, or fails it where the engine is required.</returns>
    public static EngineMissingException Missing(string engine, string reason) => Missing(engine, reason, Environment.GetEnvironmentVariable(Variable));

    /// <summary>As <see cref="Missing(string, string)"/>, with the list given.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="reason">What was looked for and not found.</param>
    /// <param name="required">The list of required engines; null for none.</param>
    /// <returns>An exception that skips the test, or fails it where the engine is required.</returns>
    public static EngineMissingException Missing(string engine, string reason, string? required)
    {
        var isRequired = (required ?? string.Empty)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Contains(engine, StringComparer.OrdinalIgnoreCase);
        return isRequired
            ? new EngineMissingException($"{Variable} names {engine}, but: {reason}")
            : new EngineMissingException($"{SkipToken}{engine} is missing: {reason}");
    }
}

/// <summary>A test cannot run because an engine is missing.</summary>
/// <param name="message">Why, with the mark that tells the test runner to skip.</param>
public sealed class EngineMissingException(string message) : Exception(message);
