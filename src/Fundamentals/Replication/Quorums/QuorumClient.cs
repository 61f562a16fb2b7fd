namespace Fundamentals.Replication.Quorums;

/// <summary>
/// What a client can ask of a quorum store beyond reading and writing: how many owners must answer, request by request, and
/// the siblings of a key. All of it is in the store's history, siblings as the text <c>a | b</c>.
/// </summary>
public static class QuorumClient
{
    extension(StoreClient client)
    {
        /// <summary>Reads a key from as many owners as it takes.</summary>
        /// <param name="key">The key.</param>
        /// <param name="reads">How many owners must answer, from 1 to N.</param>
        /// <param name="deadline">How long to wait at most; by default as for other calls.</param>
        /// <returns>The value; null if there is none, and siblings as <c>a | b</c>.</returns>
        /// <exception cref="UnavailableException">Too few owners answer, or there are not that many.</exception>
        /// <exception cref="TimeoutException">No answer came in time.</exception>
        public async Task<string?> Read(string key, int reads, TimeSpan? deadline = null) => (await client.ReadSiblings(key, reads, deadline)).Text;

        /// <summary>Reads all values of a key that stand side by side, and what it takes to replace them.</summary>
        /// <param name="key">The key.</param>
        /// <param name="reads">How many owners must answer, from 1 to N; by default the store's own R.</param>
        /// <param name="deadline">How long to wait at most; by default as for other calls.</param>
        /// <exception cref="UnavailableException">Too few owners answer, or there are not that many.</exception>
        /// <exception cref="TimeoutException">No answer came in time.</exception>
        public Task<QuorumAnswer> ReadSiblings(string key, int? reads = null, TimeSpan? deadline = null)
        {
            Require(client, key);
            return client.Ask<QuorumAnswer>("read", key, null, new QuorumRead(key, reads), deadline, answer => answer.Text);
        }

        /// <summary>Writes a key to as many owners as it takes.</summary>
        /// <param name="key">The key.</param>
        /// <param name="value">The value. For a checker to tell writes apart, write each value once.</param>
        /// <param name="writes">How many owners must store it, from 1 to N.</param>
        /// <param name="deadline">How long to wait at most; by default as for other calls.</param>
        /// <exception cref="UnavailableException">Too few owners store it, so that it is in doubt, or there are not that many.</exception>
        /// <exception cref="TimeoutException">No answer came in time. Whether it was written is unknown.</exception>
        public Task Write(string key, string value, int writes, TimeSpan? deadline = null)
        {
            ArgumentNullException.ThrowIfNull(value);
            return client.Put(key, value, writes, null, deadline);
        }

        /// <summary>Writes a key in place of what was read, and of that alone: what others have written meanwhile stays, as a sibling.</summary>
        /// <param name="key">The key.</param>
        /// <param name="value">The value.</param>
        /// <param name="instead">What <see cref="ReadSiblings"/> of the same key answered.</param>
        /// <param name="writes">How many owners must store it, from 1 to N; by default the store's own W.</param>
        /// <param name="deadline">How long to wait at most; by default as for other calls.</param>
        /// <exception cref="UnavailableException">As for <see cref="Write(StoreClient, string, string, int, TimeSpan?)"/>.</exception>
        /// <exception cref="TimeoutException">No answer came in time. Whether it was written is unknown.</exception>
        public Task Write(string key, string value, QuorumAnswer instead, int? writes = null, TimeSpan? deadline = null)
        {
            ArgumentNullException.ThrowIfNull(value);
            ArgumentNullException.ThrowIfNull(instead);
            return client.Put(key, value, writes, instead, deadline);
        }

        /// <summary>Deletes a key, or, where versions are siblings, what was read of it, and that alone.</summary>
        /// <param name="key">The key.</param>
        /// <param name="instead">What <see cref="ReadSiblings"/> of the same key answered; null for nothing.</param>
        /// <param name="writes">How many owners must store it, from 1 to N; by default the store's own W.</param>
        /// <param name="deadline">How long to wait at most; by default as for other calls.</param>
        /// <exception cref="UnavailableException">As for <see cref="Write(StoreClient, string, string, int, TimeSpan?)"/>.</exception>
        /// <exception cref="TimeoutException">No answer came in time. Whether it was deleted is unknown.</exception>
        public Task Delete(string key, QuorumAnswer? instead, int? writes = null, TimeSpan? deadline = null) => client.Put(key, null, writes, instead, deadline);

        private Task<WriteAnswer> Put(string key, string? value, int? writes, QuorumAnswer? instead, TimeSpan? deadline)
        {
            Require(client, key);
            return client.Ask<WriteAnswer>("write", key, value, new QuorumWrite(key, value, writes, instead?.Seen), deadline, _ => null);
        }
    }

    private static void Require(StoreClient client, string key)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(key);
    }
}
