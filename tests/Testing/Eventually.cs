using System.Diagnostics;

namespace DiploMesh.Testing;

/// <summary>Waits for what happens in the background: polls, with a deadline. The only place where tests wait by the clock.</summary>
public static class Eventually
{
    /// <summary>Default deadline.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="what">What is waited for, for the failure message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="deadline">How long at most; null = <see cref="DefaultDeadline"/>.</param>
    /// <exception cref="TimeoutException">It did not come to hold in time.</exception>
    public static Task HoldsAsync(Func<bool> condition, string what, CancellationToken cancellationToken, TimeSpan? deadline = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, cancellationToken, deadline);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="what">What is waited for, for the failure message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="deadline">How long at most; null = <see cref="DefaultDeadline"/>.</param>
    /// <exception cref="TimeoutException">It did not come to hold in time.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, CancellationToken cancellationToken, TimeSpan? deadline = null)
    {
        var limit = deadline ?? DefaultDeadline;
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"After {limit.TotalSeconds:0.#} s it still does not hold that {what}.");
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <summary>Waits until a value can be had.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="find">Gives the value, or null while there is none.</param>
    /// <param name="what">What is waited for, for the failure message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="deadline">How long at most; null = <see cref="DefaultDeadline"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public static async Task<T> FindAsync<T>(Func<Task<T?>> find, string what, CancellationToken cancellationToken, TimeSpan? deadline = null)
        where T : class
    {
        T? found = null;
        await HoldsAsync(async () => (found = await find()) is not null, what, cancellationToken, deadline);
        return found!;
    }
}
